import { accessSync, constants, statSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { UserError } from '../diagnostic.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Programs on the search path of Linux and of other systems like it, the likeliest first. */
const names = [
  // A Chromium that can do nothing but this, and starts in a third of the time.
  'chromium-headless-shell',
  ...['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'],
  ...['microsoft-edge', 'microsoft-edge-stable'],
]

/** Where Linux keeps programs that a search path may lack: Snap's, Flatpak's, Chrome's own folder. */
const elsewhere = [
  ...['/snap/bin', '/var/lib/flatpak/exports/bin'],
  ...['/opt/google/chrome', '/opt/microsoft/msedge'],
]
const flatpaks = ['com.google.Chrome', 'org.chromium.Chromium']

const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** Each system's usual places, in the order in which they are tried. */
const places: Partial<Record<NodeJS.Platform, (env: Environment) => string[]>> = {
  darwin: ({ HOME = '' }) =>
    apps.flatMap((app) =>
      ['/Applications', `${HOME}/Applications`].map(
        (folder) => `${folder}/${app}.app/Contents/MacOS/${app}`,
      ),
    ),
  win32: (env) => {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    return windowsPrograms.flatMap((program) =>
      folders.flatMap((folder) => (folder ? win32.join(folder, program) : [])),
    )
  },
}

function onThePath({ PATH = '' }: Environment): string[] {
  const folders = [...PATH.split(posix.delimiter).filter(Boolean), ...elsewhere]
  return [...names, ...flatpaks].flatMap((name) =>
    folders.map((folder) => posix.join(folder, name)),
  )
}

/** Where Chrome, Chromium or Edge usually is on a system; the first that is there serves. */
export const usualPlaces = (platform: NodeJS.Platform, env: Environment): string[] =>
  (places[platform] ?? onThePath)(env)

const ways: Partial<Record<NodeJS.Platform, string>> = {
  darwin:
    'Install Google Chrome from https://www.google.com/chrome/ (`brew install --cask chromium`)',
  win32:
    'Install Google Chrome from https://www.google.com/chrome/ (`winget install Google.Chrome`)',
}
const otherWay =
  'Install Chromium (Debian and Ubuntu: `sudo apt install chromium`; Fedora: `sudo dnf install chromium`)'

/**
 * The path of an installed browser: the one that `CHROME_PATH` names, else one from the usual places.
 * Throws a `UserError` where there is none, and for a `CHROME_PATH` that is wrong.
 */
export function findBrowser(env: Environment, platform = process.platform): string {
  const named = env.CHROME_PATH
  if (named) return proven(named)
  const found = usualPlaces(platform, env).find((path) => faultOf(path) === undefined)
  if (found) return found
  throw new UserError(
    'Pictures need Chrome or Chromium, and none was found.',
    `${ways[platform] ?? otherWay}, or name one: CHROME_PATH=/path/to/chrome.`,
  )
}

/** Nothing else is tried instead: whoever names a browser wants that one. */
function proven(path: string): string {
  const fault = faultOf(path)
  if (fault === undefined) return path
  throw new UserError(
    `CHROME_PATH names \`${path}\`, ${fault}.`,
    path.endsWith('.app')
      ? `The program is inside: \`${posix.join(path, 'Contents/MacOS', posix.basename(path, '.app'))}\`.`
      : 'Give the whole path of a Chrome or Chromium, or leave CHROME_PATH out to have one found.',
  )
}

function faultOf(path: string): string | undefined {
  const known = statSync(path, { throwIfNoEntry: false })
  if (!known) return 'which is not there'
  if (!known.isFile()) return 'which is a folder, not a program'
  try {
    accessSync(path, constants.X_OK)
    return undefined
  } catch {
    return 'which cannot be run'
  }
}
