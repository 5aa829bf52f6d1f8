import type { Newsroom } from '../model.ts'
import type { Context, Found, ThoroughCheck } from './check.ts'
import { type Sign, signOf } from './mail/features.ts'
import { graceful, partOf } from './mail/graceful.ts'
import { canBeRead, pageOf } from './mail/page.ts'
import { picturesOf } from './mail/pictures.ts'
import { type Feature, loadSupport, type Support } from './mail/support.ts'
import { inTheme } from './mail/theme.ts'
import { makingsOf, type Use, usesOf } from './mail/uses.ts'

/** HTML, CSS and pictures that the readers' mail programs do not know. */
export const unsupportedFeature: ThoroughCheck = {
  code: 'unsupported-feature',
  severity: 'warning',
  family: 'mail',
  about:
    'HTML, CSS or a kind of picture that a mail program of your readers (`clients` in the settings) does not support, by the tests of caniemail.com.',
  why: 'What a program does not know it leaves out: a picture stays empty, columns fall apart, what was hidden shows. What nobody misses is not told, such as round corners, nor what stands under a condition (`@media`), nor what MJML writes by itself.',
  bad: 'image:\n  src: https://harbour.example.net/weir.webp\n  alt: The weir in spring',
  good: 'image:\n  src: https://harbour.example.net/weir.jpg\n  alt: The weir in spring',
  async check(context) {
    const support = await loadSupport()
    const told = toldTo(context.newsroom, support)
    return [
      ...strangeClients(context, support),
      ...(canBeRead(context.rendered) ? await ofTheme(told, context, support) : []),
      ...told.flatMap((each) => ofPictures(each, context, support)),
    ]
  },
}

/** A cache of pure values: the readers' programs stay the same from issue to issue. */
const known = new WeakMap<Newsroom, Told[]>()

/** What some of the readers' programs do not know, and how to find it. */
function toldTo(newsroom: Newsroom, support: Support): Told[] {
  const own = known.get(newsroom)
  if (own) return own
  const clients = newsroom.clients.filter((client) => support.isKnown(client))
  const told = support.features.flatMap((feature) => {
    const without = graceful.has(feature.title) ? [] : support.without(feature, clients)
    const sign = without.length > 0 ? signOf(feature) : undefined
    return sign ? [{ feature, sign, without }] : []
  })
  known.set(newsroom, told)
  return told
}

type Told = { feature: Feature; sign: Sign; without: readonly string[] }

const says = ({ feature, without }: Told, support: Support): Pick<Found, 'message' | 'hint'> => ({
  message: `\`${feature.title.trim()}\` is not supported by ${support.named(without)}.`,
  hint: `What each program does with it: ${feature.url}`,
})

// ---------------------------------------------------------------- the theme

/** What the theme itself uses: what MJML adds comes with a way round for the clients that need one. */
async function ofTheme(
  told: readonly Told[],
  context: Context,
  support: Support,
): Promise<Found[]> {
  const makings = makingsOf(pageOf(context.rendered))
  const used = told.flatMap((each) => {
    const uses = usesOf(each.sign, makings).filter(isFelt(each.feature))
    const without = uses.every(({ withoutOutlook }) => withoutOutlook)
      ? each.without.filter((client) => !/^outlook\.windows/.test(client))
      : each.without
    return uses.length > 0 && without.length > 0 ? [{ ...each, uses, without }] : []
  })
  if (used.length === 0) return []
  const files = await context.theme()
  const placed = used.flatMap((each) => {
    const place = first(each.uses, ({ what }) => inTheme(files, what))
    return place ? [{ ...each, place }] : []
  })
  const titles = new Set(placed.map(({ feature }) => feature.title))
  return placed
    .filter(({ feature }) => !partOf[feature.title]?.some((whole) => titles.has(whole)))
    .map((each) => ({ ...says(each, support), ...each.place }))
}

/** An element that is passed over leaves its text: only its looks are lost, if it has any. */
const isFelt =
  ({ title }: Feature) =>
  ({ element }: Use): boolean =>
    title !== 'HTML5 semantics' || element?.attributes.style !== undefined

function first<T, U>(all: readonly T[], find: (each: T) => U | undefined): U | undefined {
  for (const each of all) {
    const found = find(each)
    if (found !== undefined) return found
  }
  return undefined
}

// ---------------------------------------------------------------- pictures and settings

function ofPictures(told: Told, context: Context, support: Support): Found[] {
  const { sign } = told
  if (sign.kind !== 'picture') return []
  const { brand, source } = context.newsroom
  const logo = brand.logo && source ? [{ src: brand.logo, path: ['brand', 'logo'], source }] : []
  const pictures = picturesOf(context).map(({ image, at }) => ({ src: image.src, ...at('src') }))
  return [...pictures, ...logo]
    .filter(({ src }) => sign.address.test(src.replace(/[?#].*$/, '')))
    .map(({ src: _, ...place }) => ({
      message: `Pictures of this kind (${told.feature.title.replace(' image format', '')}) are not shown by ${support.named(told.without)}.`,
      hint: 'Save it as JPEG or PNG.',
      ...place,
    }))
}

function strangeClients({ newsroom }: Context, support: Support): Found[] {
  const { clients, source } = newsroom
  if (!source) return []
  return clients.flatMap((client, index) => {
    if (support.isKnown(client)) return []
    const near = support.near(client)
    return [
      {
        message: `caniemail.com knows no mail program \`${client}\`, so nothing is looked for.`,
        ...(near && { hint: `Did you mean \`${near}\`?` }),
        ...{ path: ['clients', index], source },
      },
    ]
  })
}
