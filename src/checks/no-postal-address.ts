import type { Newsroom } from '../model.ts'
import type { Context, Found, ThoroughCheck } from './check.ts'
import { partNames, partsWithout } from './mail/printed.ts'

/** A mail that does not say who sends it and where they are. */
export const noPostalAddress: ThoroughCheck = {
  code: 'no-postal-address',
  severity: 'warning',
  family: 'mail',
  about: 'A newsletter without the name and the postal address of who sends it.',
  why: 'The law asks for both in bulk mail: in the United States CAN-SPAM (15 U.S.C. 7704), in the United Kingdom the Electronic Commerce Regulations 2002 (regulation 6), elsewhere rules like them. Readers trust a mail more that says where it comes from.',
  bad: 'organisation:\n  name: Harbour Partnership',
  good: 'organisation:\n  name: Harbour Partnership\n  address: 1 Quay Street, Harbourton HB1 1AA',
  async check({ newsroom, rendered }) {
    const { organisation, source } = newsroom
    if (!source) return []
    const { name, address } = organisation
    if (address === undefined) return [{ ...nowhere, ...atKey('organisation'), source }]
    if (isStandIn(address)) {
      return [{ ...standIn(address), path: ['organisation', 'address'], source }]
    }
    return [name, address].flatMap((words) => left(words, { newsroom, rendered }))
  },
}

const atKey = (key: string): Pick<Found, 'path' | 'pointer'> => ({
  path: [key],
  pointer: { at: 'key' },
})

const nowhere: Pick<Found, 'message' | 'hint'> = {
  message: 'The newsletter does not say at which postal address its sender is.',
  hint: 'Add `address` to `organisation`, in one line.',
}

const standIn = (address: string): Pick<Found, 'message' | 'hint'> => ({
  message: `\`${address}\` stands in for a postal address.`,
  hint: 'Write the real one.',
})

/** What is written until the address is known, and the examples of the documentation. */
const isStandIn = (address: string): boolean =>
  /^(?:tb[acd]|to ?do|x+|\?+|-+|…|\.+|(?:your|our|my|insert|add|postal|the) .*address.*|1 high street(?:, town)?)$/i.test(
    address.trim(),
  )

/** A theme of one's own may leave it out. */
function left(
  words: string,
  { newsroom, rendered }: Pick<Context, 'newsroom' | 'rendered'>,
): Found[] {
  return partsWithout(words, rendered).map((part) => ({
    message: `\`${words}\` is not in the ${partNames[part]} part of the mail.`,
    hint: hintFor(newsroom),
    ...atKey('theme'),
    source: newsroom.source as NonNullable<Newsroom['source']>,
  }))
}

const hintFor = ({ theme }: Newsroom): string =>
  `Let the theme \`${theme}\` print \`{{organisation.name}}\` and \`{{organisation.address}}\`.`
