import type { Words } from '../model.ts'
import { words as brazilian } from './pt.ts'

/** The words of a Portuguese newsletter, where Portugal does not say what Brazil says. */
export const words: Words = {
  ...brazilian,
  headings: {
    ...brazilian.headings,
    learning: 'Formação',
    consultation: 'Dê a sua opinião',
  },
  eligibility: 'Quem pode candidatar-se',
  contact: 'Contacto',
  bookPlace: 'Reservar lugar',
  permission: 'Recebe {publication} porque solicitou o envio a {organisation}.',
  unsubscribe: 'Cancelar subscrição',
}
