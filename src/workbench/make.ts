import { basename, extname, resolve } from 'node:path'
import { gmailLimit } from '../checks/index.ts'
import { formatDate } from '../dates.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { Edition, Newsroom, Path, Source } from '../model.ts'
import { issueNumber } from '../newsroom.ts'
import type { Built } from '../pipeline.ts'
import { anchorOf } from './anchors.ts'
import { changesFrom } from './changed.ts'
import { inboxOf } from './inbox.ts'
import { type Mail, mailOf } from './mail.ts'
import type { Counts, Extras, Listed, State, View, ViewFinding, ViewItem } from './view.ts'

/** A built issue as a row in the list of all: nothing of its mail is kept. */
export function listedOf(built: Built, newsroom: Newsroom): Listed {
  const { file, issue, edition, rendered, diagnostics } = built
  const counts = countsOf(diagnostics)
  return {
    name: basename(file, extname(file)),
    number: issue?.number ?? issueNumber(file) ?? null,
    file,
    date: issue?.date ?? null,
    dateText: issue ? formatDate(issue.date, newsroom.language) : null,
    subject: edition?.subject ?? issue?.subject ?? null,
    itemCount: issue?.sections.reduce((sum, { items }) => sum + items.length, 0) ?? 0,
    state: rendered ? stateOf(counts) : 'broken',
    counts,
    bytes: rendered ? Buffer.byteLength(rendered.html) : null,
  }
}

const countsOf = (diagnostics: readonly Diagnostic[]): Counts => {
  const many = (wanted: string) => diagnostics.filter(({ severity }) => severity === wanted).length
  return { errors: many('error'), warnings: many('warning'), notes: many('info') }
}

const stateOf = ({ errors, warnings }: Counts): State =>
  errors > 0 ? 'faulty' : warnings > 0 ? 'warned' : 'sound'

const noMail: Mail = { html: '', headings: [], links: [] }

/**
 * A built issue as the workbench shows it. Where the file gives no mail, it is that of
 * `extras.lastGood`, and `fault` says why; all else is of the file as it is.
 */
export async function viewOf(built: Built, newsroom: Newsroom, extras: Extras = {}): Promise<View> {
  const shown = built.rendered ? built : (extras.lastGood ?? built)
  const { edition, rendered } = shown
  const items = edition ? itemsOf(edition, shown.source) : []
  const anchors = new Set(items.map(({ anchor }) => anchor))
  const mail = rendered ? await mailOf(rendered.html, anchors, newsroom) : noMail
  const findings = built.diagnostics.map((each) => findingOf(each, built, edition, extras.cwd))
  const listed = listedOf(built, newsroom)
  const sender = newsroom.organisation.name
  const subject = rendered?.subject ?? listed.subject
  const preheader = rendered?.preheader ?? null
  return {
    ...listed,
    subject,
    preheader,
    sender,
    publication: newsroom.publication,
    path: extras.path ?? null,
    ...{ html: mail.html, headings: mail.headings, links: mail.links },
    source: { html: rendered?.html ?? '', text: rendered?.text ?? '' },
    text: rendered?.text ?? '',
    inbox: inboxOf({ sender, subject: subject ?? '', preheader: preheader ?? '' }),
    findings,
    isPartial: extras.isPartial === true,
    items,
    size: { bytes: Buffer.byteLength(rendered?.html ?? ''), limit: gmailLimit },
    changes: changesFrom(shown, extras.against ?? [], newsroom),
    fault: built.rendered ? null : (findings.find(({ severity }) => severity === 'error') ?? null),
  }
}

/** The sections and items of a mail in their order. An edition keeps the order of its file. */
function itemsOf({ sections }: Edition, source: Source | undefined): ViewItem[] {
  return sections.flatMap(({ id, heading, items }, s) => [
    { anchor: id, title: heading, kind: 'section' as const, ...spot(source, ['sections', s]) },
    ...items.map((item, i) => ({
      anchor: item.id,
      title: item.title ?? heading,
      kind: 'item' as const,
      ...spot(source, ['sections', s, 'items', i]),
    })),
  ])
}

function spot(source: Source | undefined, path: Path): Pick<ViewItem, 'line' | 'column'> {
  const place = source?.locate(path)
  return { line: place?.line ?? null, column: place?.column ?? null }
}

function findingOf(
  { severity, code, message, hint, place, path, excerpt }: Diagnostic,
  { file }: Built,
  edition: Edition | undefined,
  cwd: string | undefined,
): ViewFinding {
  const isHere = place === undefined || place.file === file
  return {
    ...{ severity, code, message, hint: hint ?? null },
    file: place?.file ?? file,
    path: cwd === undefined ? null : resolve(cwd, place?.file ?? file),
    line: place?.line ?? null,
    column: place?.column ?? null,
    excerpt: excerpt?.trim() ?? null,
    anchor: isHere ? anchorOf(path ?? [], edition) : null,
  }
}
