import { bareAddress } from './bare-address.ts'
import { buriedAlert } from './buried-alert.ts'
import type { About, Check, ThoroughCheck } from './check.ts'
import { closingSoon } from './closing-soon.ts'
import { cutPreheader } from './cut-preheader.ts'
import { emptySection } from './empty-section.ts'
import { fileNameAlt } from './file-name-alt.ts'
import { impossibleDate } from './impossible-date.ts'
import { insecureLink } from './insecure-link.ts'
import { leftoverCode } from './leftover-code.ts'
import { linkWithPassword } from './link-with-password.ts'
import { littleText } from './little-text.ts'
import { longBody } from './long-body.ts'
import { longSubject } from './long-subject.ts'
import { longTitle } from './long-title.ts'
import { mailSize } from './mail-size.ts'
import { misleadingLink } from './misleading-link.ts'
import { missingPicture } from './missing-picture.ts'
import { noBooking } from './no-booking.ts'
import { noTime } from './no-time.ts'
import { noVenue } from './no-venue.ts'
import { outOfOrder } from './out-of-order.ts'
import { overlap } from './overlap.ts'
import { pastDate } from './past-date.ts'
import { pastDeadline } from './past-deadline.ts'
import { placeholderLink } from './placeholder-link.ts'
import { privateLink } from './private-link.ts'
import { relativeDate } from './relative-date.ts'
import { repeatedPreheader } from './repeated-preheader.ts'
import { sameTitle } from './same-title.ts'
import { stillTbc } from './still-tbc.ts'
import { stranger } from './stranger.ts'
import { trackedLink } from './tracked-link.ts'
import { unusedSilencer } from './unused-silencer.ts'
import { vagueLink } from './vague-link.ts'
import { weekdayMismatch } from './weekday-mismatch.ts'

export { oncePerCause } from './causes.ts'
export type { About, Check, Context, Earlier, Found, ThoroughCheck } from './check.ts'
export { mostTold } from './few.ts'
export { gmailLimit } from './mail/gmail.ts'
export { fileOf as pictureFile, placesOf as picturePlaces } from './mail/pictures.ts'
export { unusedSilencer } from './unused-silencer.ts'

/**
 * The checks that every build runs: all but those of words, those that compare
 * what is written in several places, and those that need something else.
 */
export const checks: readonly Check[] = [
  // Dates.
  pastDate,
  pastDeadline,
  closingSoon,
  weekdayMismatch,
  impossibleDate,
  noVenue,
  noTime,
  noBooking,
  stillTbc,
  overlap,
  relativeDate,
  outOfOrder,
  // Links and contacts.
  vagueLink,
  placeholderLink,
  insecureLink,
  linkWithPassword,
  trackedLink,
  privateLink,
  misleadingLink,
  bareAddress,
  stranger,
  // Structure.
  emptySection,
  sameTitle,
  longTitle,
  longBody,
  buriedAlert,
  longSubject,
  repeatedPreheader,
  cutPreheader,
  // The rendered mail.
  mailSize,
  missingPicture,
  fileNameAlt,
  leftoverCode,
  littleText,
]

/** Those that only `newswire check` runs, loaded when they are asked for. */
export const thoroughChecks = async (): Promise<readonly (Check | ThoroughCheck)[]> =>
  (await import('./thorough.ts')).thorough

/** What each check says of itself. */
export const allChecks = async (): Promise<readonly About[]> => [
  ...checks,
  ...(await thoroughChecks()),
  unusedSilencer,
]
