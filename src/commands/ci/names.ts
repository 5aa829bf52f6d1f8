import { basename, extname } from 'node:path'

/** The name of an issue's file without its ending, which its results are called by: `16`. */
export const nameOf = (file: string): string => basename(file, extname(file))
