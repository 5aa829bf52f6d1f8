import type { ThoroughCheck } from './check.ts'
import { clockChange } from './clock-change.ts'
import { hardReading } from './hard-reading.ts'
import { heavyPicture } from './heavy-picture.ts'
import { hiddenText } from './hidden-text.ts'
import { holiday } from './holiday.ts'
import { invalidHtml } from './invalid-html.ts'
import { missingInPart } from './missing-in-part.ts'
import { nearCopy } from './near-copy.ts'
import { noPostalAddress } from './no-postal-address.ts'
import { noUnsubscribe } from './no-unsubscribe.ts'
import { pictureSize } from './picture-size.ts'
import { repeatedLink } from './repeated-link.ts'
import { repeatedPast } from './repeated-past.ts'
import { sameSubject } from './same-subject.ts'
import { spelling } from './spelling.ts'
import { unsupportedFeature } from './unsupported-feature.ts'
import { unusedPerson } from './unused-person.ts'

/** The checks that read other issues, a dictionary or a standard. */
export const thorough: readonly ThoroughCheck[] = [
  // Dates.
  holiday,
  clockChange,
  repeatedPast,
  // Links and contacts.
  unusedPerson,
  repeatedLink,
  // Words.
  spelling,
  hardReading,
  nearCopy,
  // Structure.
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
