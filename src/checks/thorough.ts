import { acronymAgain } from './acronym-again.ts'
import { acronymTwice } from './acronym-twice.ts'
import { ambiguousDate } from './ambiguous-date.ts'
import type { Check, ThoroughCheck } from './check.ts'
import { clockChange } from './clock-change.ts'
import { dateConflict } from './date-conflict.ts'
import { deadLink } from './dead-link.ts'
import { hardReading } from './hard-reading.ts'
import { heavyPicture } from './heavy-picture.ts'
import { hiddenText } from './hidden-text.ts'
import { holiday } from './holiday.ts'
import { invalidHtml } from './invalid-html.ts'
import { longSentence } from './long-sentence.ts'
import { missingInPart } from './missing-in-part.ts'
import { mixedQuotes } from './mixed-quotes.ts'
import { movedLink } from './moved-link.ts'
import { nameSpelling } from './name-spelling.ts'
import { nearCopy } from './near-copy.ts'
import { noContact } from './no-contact.ts'
import { noPostalAddress } from './no-postal-address.ts'
import { noUnsubscribe } from './no-unsubscribe.ts'
import { oneLinkTwoTexts } from './one-link-two-texts.ts'
import { oneTextTwoLinks } from './one-text-two-links.ts'
import { openQuote } from './open-quote.ts'
import { ordinal } from './ordinal.ts'
import { pictureSize } from './picture-size.ts'
import { repeatedLink } from './repeated-link.ts'
import { repeatedPast } from './repeated-past.ts'
import { repeatedWord } from './repeated-word.ts'
import { sameSubject } from './same-subject.ts'
import { spelling } from './spelling.ts'
import { straySpace } from './stray-space.ts'
import { titleCapitals } from './title-capitals.ts'
import { titleStop } from './title-stop.ts'
import { unexplainedAcronym } from './unexplained-acronym.ts'
import { unsupportedFeature } from './unsupported-feature.ts'
import { unsureLink } from './unsure-link.ts'
import { unusedPerson } from './unused-person.ts'

/** The checks that read every word, other issues, a dictionary or a standard. */
export const thorough: readonly (Check | ThoroughCheck)[] = [
  // Dates.
  dateConflict,
  ambiguousDate,
  holiday,
  clockChange,
  repeatedPast,
  // Links and contacts.
  unusedPerson,
  repeatedLink,
  deadLink,
  movedLink,
  unsureLink,
  oneTextTwoLinks,
  oneLinkTwoTexts,
  // Words.
  unexplainedAcronym,
  acronymTwice,
  acronymAgain,
  nameSpelling,
  repeatedWord,
  straySpace,
  titleCapitals,
  titleStop,
  mixedQuotes,
  openQuote,
  ordinal,
  longSentence,
  spelling,
  hardReading,
  nearCopy,
  // Structure.
  noContact,
  sameSubject,
  // The rendered mail.
  unsupportedFeature,
  invalidHtml,
  missingInPart,
  heavyPicture,
  pictureSize,
  hiddenText,
  noPostalAddress,
  noUnsubscribe,
]
