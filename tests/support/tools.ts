import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { env, platform } from 'node:process'

type Tool = { variable?: string; names: string[]; places: string[]; get: string }

const tools = {
  browser: {
    variable: 'CHROME_PATH',
    names: [
      'chromium-headless-shell',
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'chrome',
    ],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      `${env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
    ],
    get: 'Install Chromium or Chrome, or name one in CHROME_PATH.',
  },
  lynx: { names: ['lynx'], places: [], get: 'Install the package lynx.' },
  python3: { names: ['python3'], places: [], get: 'Install Python 3.' },
  bash: { names: ['bash'], places: [], get: 'Install the package bash.' },
  zsh: { names: ['zsh'], places: [], get: 'Install the package zsh.' },
  fish: { names: ['fish'], places: [], get: 'Install the package fish.' },
  spamassassin: { names: ['spamassassin'], places: [], get: 'Install the package spamassassin.' },
  ss: { names: ['ss'], places: ['/usr/sbin/ss'], get: 'Install the package iproute2.' },
  openssl: { names: ['openssl'], places: [], get: 'Install the package openssl.' },
  git: { names: ['git'], places: [], get: 'Install git.' },
  script: { names: ['script'], places: [], get: 'Install the package bsdutils.' },
  xmllint: { names: ['xmllint'], places: [], get: 'Install the package libxml2-utils.' },
  tmux: { names: ['tmux'], places: [], get: 'Install tmux.' },
} satisfies Record<string, Tool>

/**
 * The path of a program that a test hands the mail to; undefined on a machine that has none, which is
 * said aloud so that nobody takes a skip for a pass. Throws instead when NEWSWIRE_REQUIRE_TOOLS=1.
 */
export function tool(name: keyof typeof tools): string | undefined {
  const { variable, names, places, get }: Tool = tools[name]
  const named = variable && env[variable]
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const ending = platform === 'win32' ? '.exe' : ''
  const found = folders.flatMap((folder) => names.map((each) => join(folder, each + ending)))
  const path = named || [...found, ...places].find(isProgram)
  if (path) return path
  if (env.NEWSWIRE_REQUIRE_TOOLS === '1') throw new Error(`No ${name} was found. ${get}`)
  console.warn(`\n*** No ${name} was found: the tests that need it are skipped. ${get}\n`)
  return undefined
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
