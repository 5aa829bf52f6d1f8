import { posix } from 'node:path'
import { nearest } from '../diagnostic.ts'
import { isRelative } from '../links.ts'
import type { Newsroom } from '../model.ts'
import type { Check, Found } from './check.ts'
import { fileOf, localPath, neighbours, picturesOf } from './mail/pictures.ts'

/** A picture whose address is relative, and no such file. */
export const missingPicture: Check = {
  code: 'missing-picture',
  severity: 'warning',
  family: 'mail',
  about: 'A picture given as a file of the newsroom, and no such file is there.',
  why: 'A picture without a scheme (`pictures/weir.jpg`) is fetched from where the issues stand on the web, so it has to stand in the newsroom to get there. What is missing is an empty frame in every mail that has gone out.',
  bad: '# there is only pictures/weir.jpeg\nimage:\n  src: pictures/weir.jpg\n  alt: The weir in spring',
  good: 'image:\n  src: pictures/weir.jpeg\n  alt: The weir in spring',
  check: (context) => [
    ...picturesOf(context).flatMap(({ image: { src }, at }) => {
      const path = isRelative(src) ? localPath(src, context.newsroom) : undefined
      if (path === undefined || fileOf(src, context.newsroom) !== undefined) return []
      return [{ ...missing(src, path, context.newsroom), ...at('src') }]
    }),
    ...ofLogo(context.newsroom),
  ],
}

function missing(src: string, path: string, newsroom: Newsroom): Pick<Found, 'message' | 'hint'> {
  const near = likeliest(path, neighbours(path, newsroom))
  return {
    message: `There is no file \`${src}\` in this newsroom.`,
    hint: near
      ? `Did you mean \`${near}\`?`
      : 'Put the picture there, or write its whole address (`https://…`).',
  }
}

/** The file with nearly the same name: folders and endings are alike in all of them and say nothing. */
function likeliest(path: string, files: readonly string[]): string | undefined {
  const [name, figures] = [stemOf(path), figuresOf(path)]
  // `img-12` is no slip for `img-13`, but another picture.
  const others = files.filter((file) => !figures || [figures, ''].includes(figuresOf(file)))
  const near = nearest(name, others.map(stemOf))
  const same = others.filter((file) => stemOf(file) === near)
  return nearest(path, same) ?? same[0]
}

const stemOf = (path: string): string => posix.parse(path).name
const figuresOf = (path: string): string => stemOf(path).replace(/\D/g, '')

/** The address of the logo goes into the mail as it stands: nothing makes it whole. */
function ofLogo({ brand, source }: Newsroom): Found[] {
  const { logo = '' } = brand
  if (!source || logo === '' || !isRelative(logo)) return []
  return [
    {
      message: `\`${logo}\` is not a whole address, so no mail program can fetch the logo.`,
      hint: 'Write the whole address (`https://…`).',
      ...{ path: ['brand', 'logo'], source },
    },
  ]
}
