import { describe, expect, it } from 'vitest'
import { inboxOf } from '../../src/workbench/inbox.ts'

const rows = (subject: string, preheader = '') =>
  inboxOf({ sender: 'Progress through Partnership', subject, preheader })

describe('the list of mails', () => {
  it('shows a short subject whole everywhere', () => {
    for (const { subject } of rows('Bulletin 17')) {
      expect(subject).toEqual({ shown: 'Bulletin 17', cut: '' })
    }
  })

  it('loses nothing: what is shown and what is cut off are the whole', () => {
    const text = 'x'.repeat(200)
    for (const { subject, preheader } of rows(text, text)) {
      expect(subject.shown + subject.cut).toBe(text)
      expect(preheader.shown + preheader.cut).toBe(text)
      expect(subject.cut).not.toBe('')
    }
  })

  it('leaves to the preheader what the subject leaves, in a browser', () => {
    const preheaderOf = (subject: string) =>
      rows(subject, 'y'.repeat(200)).find(
        ({ program, device }) => program === 'Gmail' && device === 'desktop',
      )?.preheader.shown.length
    expect(preheaderOf('x'.repeat(70))).toBe(49)
    expect(preheaderOf('x')).toBe(96)
  })

  it('cuts between letters, not within them', () => {
    const family = '👩‍👩‍👧‍👦'
    for (const { subject } of rows(family.repeat(90))) {
      expect(subject.shown.length % family.length).toBe(0)
    }
  })
})
