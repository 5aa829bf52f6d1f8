/** An option that gives a field of an item, as the command line declares it. */
export type ItemFlag = { flags: string; about: string; repeats?: true }

/** One option for each field; `validate/fields.ts` says more about each. */
export const itemFlags: readonly ItemFlag[] = [
  { flags: '--title <text>', about: 'Headline.' },
  { flags: '--body <text>', about: 'Text, in Markdown.' },
  { flags: '--body-file <file>', about: 'Text from a file; - is standard input.' },
  { flags: '--date <when>', about: 'Day, as you would say it: "Fri 27 March 2-4pm", tbc.' },
  { flags: '--until <day>', about: 'Last day of several.' },
  { flags: '--time <time>', about: 'From when to when.' },
  { flags: '--venue <place>', about: 'Where it takes place, or tbc.' },
  { flags: '--online <url>', about: 'Where to join online.' },
  { flags: '--cost <text>', about: 'What it costs.' },
  { flags: '--places <number>', about: 'How many places there are.' },
  { flags: '--organiser <name>', about: 'Who organises it.' },
  { flags: '--booking-url <url>', about: 'Where to book.' },
  { flags: '--booking-contact <person>', about: 'Who takes bookings: written like `--contact`.' },
  { flags: '--booking-by <day>', about: 'Last day to book.' },
  {
    flags: '--deadline <when>',
    about: 'Last day, with its time; "when=what is due" for one of several.',
    repeats: true,
  },
  { flags: '--funder <name>', about: 'Who gives the money.' },
  { flags: '--amount <text>', about: 'How much there is.' },
  { flags: '--eligibility <text>', about: 'Who can apply.' },
  { flags: '--owner <name>', about: 'Whose survey or consultation it is.' },
  { flags: '--publisher <name>', about: 'Who published it.' },
  { flags: '--published <period>', about: 'When: a day, a month or a year.' },
  { flags: '--format <text>', about: 'What it is, and how long.' },
  { flags: '--topic <text>', about: 'A topic it covers.', repeats: true },
  { flags: '--link <text=url>', about: 'A link: its words and its address.', repeats: true },
  {
    flags: '--contact <person>',
    about: 'Key of the people register, or "Name <email>" for this item alone.',
  },
  { flags: '--quote <text>', about: "Somebody's own words." },
  { flags: '--quote-by <name>', about: 'Who said them.' },
  { flags: '--image <url>', about: 'Picture.' },
  { flags: '--image-alt <text>', about: 'What the picture shows, in words.' },
  { flags: '--image-caption <text>', about: 'Line under the picture.' },
  { flags: '--id <id>', about: 'Stable name for links; else made from the title.' },
  { flags: '--use <snippet>', about: 'Take what is missing from a snippet of newswire.yaml.' },
]

/** What `commander` makes of these options. */
export type ItemOptions = Partial<
  Record<
    | 'title'
    | 'body'
    | 'bodyFile'
    | 'date'
    | 'until'
    | 'time'
    | 'venue'
    | 'online'
    | 'cost'
    | 'places'
    | 'organiser'
    | 'bookingUrl'
    | 'bookingContact'
    | 'bookingBy'
    | 'funder'
    | 'amount'
    | 'eligibility'
    | 'owner'
    | 'publisher'
    | 'published'
    | 'format'
    | 'contact'
    | 'quote'
    | 'quoteBy'
    | 'image'
    | 'imageAlt'
    | 'imageCaption'
    | 'id'
    | 'use',
    string
  > &
    Record<'deadline' | 'topic' | 'link', string[]>
>

/** The option for a field, as a message names it. */
export const flagFor = (field: string): string =>
  ({ links: '--link', topics: '--topic', deadlines: '--deadline' })[field] ?? `--${field}`
