import { openBrowser } from '../../browser.ts'
import { pictureFile } from '../../checks/index.ts'
import { UserError } from '../../diagnostic.ts'
import type { IO, Newsroom } from '../../model.ts'
import { comparePictures } from '../../pictures.ts'
import type { Mail } from './compared.ts'

const widths = { Desktop: 720, Phone: 375 } as const

/** Pictures of both mails in one, in which all that looks otherwise is marked, as a part of the page. */
export async function differences(
  before: Mail | undefined,
  after: Mail | undefined,
  newsroom: Newsroom,
  { env }: IO,
): Promise<string> {
  if (!before || !after) {
    throw new UserError(
      'There are no two mails to take pictures of, because one of the issues has errors.',
      'Leave `--pictures` out, or see `newswire check`.',
    )
  }
  const browser = await openBrowser(env, { fileOf: (url) => pictureFile(url, newsroom) })
  try {
    const figures: string[] = []
    for (const [name, width] of Object.entries(widths)) {
      const shot = { width, full: true }
      const old = await browser.shoot(before.sent, shot)
      const { png, share } = await comparePictures(old, await browser.shoot(after.sent, shot))
      figures.push(figure(name, png, share))
    }
    return `<section class="pictures" aria-labelledby="pictures-title"><h2 id="pictures-title">Pictures <span>red is what looks otherwise; blue, with a line beside it, what is new; pink, with a broken line, what is gone</span></h2>
${figures.join('\n')}
</section>
`
  } finally {
    await browser.close()
  }
}

function figure(name: string, png: Buffer, share: number): string {
  const percent =
    share === 0 ? 'Nothing' : share < 0.001 ? 'Less than 0.1%' : `${(share * 100).toFixed(1)}%`
  const data = png.toString('base64')
  return `<figure><figcaption>${name}: ${percent} of the picture is different.</figcaption><img src="data:image/png;base64,${data}" alt="${name}: both mails in one, with all that looks otherwise marked"></figure>`
}
