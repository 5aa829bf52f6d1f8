import type { Severity } from '../../diagnostic.ts'
import type { State } from '../view.ts'
import { html, type Markup } from './markup.ts'

/** Drawn on a field of 16 units, told apart by shape as well as by colour. */
const drawings = {
  error:
    '<path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z"/><path class="in" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>',
  warning: '<path d="M8 1.8 15 14H1z"/><path class="in" d="M8 6v4m0 1.6v.6"/>',
  info: '<circle cx="8" cy="8" r="6.6"/><path class="in" d="M8 7.4v4M8 4.4v.6"/>',
  sound: '<circle cx="8" cy="8" r="6.6"/><path class="in" d="m5 8.2 2.1 2.1L11 6"/>',
  broken: '<circle cx="8" cy="8" r="6.6"/><path class="in" d="M4.8 8h6.4"/>',
  waiting: '<circle cx="8" cy="8" r="6.6"/><path class="in" d="M8 4.4V8l2.4 1.6"/>',
} as const

type Icon = keyof typeof drawings

/** A sign for the eye alone: what it means stands beside it in words. */
export const icon = (name: Icon): Markup => ({
  markup: `<svg class="icon ${name}" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">${drawings[name]}</svg>`,
})

/** How severities are called in the page. */
export const severities = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
} as const satisfies Record<Severity, string>

type Look = { icon: Icon; word: string; told: string; means: string }

/** How states are called in the page, the most urgent last. */
export const states = {
  sound: { icon: 'sound', word: 'Sound', told: 'sound', means: 'Nothing to say' },
  warned: {
    icon: 'warning',
    word: 'Warnings',
    told: 'with warnings',
    means: 'May go out; look at the warnings',
  },
  faulty: { icon: 'error', word: 'Errors', told: 'with errors', means: 'May not go out as it is' },
  broken: { icon: 'broken', word: 'Broken', told: 'broken', means: 'The file gives no mail' },
  waiting: { icon: 'waiting', word: 'Waiting', told: 'waiting', means: 'Not looked at yet' },
} as const satisfies Record<State, Look>

/** A key of the keyboard, as a hint beside what it does. */
export const key = (name: string): Markup => html`<kbd aria-hidden="true">${name}</kbd>`
