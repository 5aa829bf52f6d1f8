#!/usr/bin/env node
// A script and not a module, as the package.json beside it says: Node starts it 5 ms sooner.
const { load } = require('./load.js')

load()
  .run(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code
  })
