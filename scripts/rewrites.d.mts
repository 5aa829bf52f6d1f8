import type { Plugin } from 'esbuild'

export const faster: Plugin
