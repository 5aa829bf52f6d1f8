#!/usr/bin/env node
import module from 'node:module'

// Node 22 and later keep the compiled form of what is loaded from here on.
module.enableCompileCache?.()

const { run } = await import('../dist/cli.js')
process.exitCode = await run(process.argv.slice(2))
