import type { Listed } from '../view.ts'
import { openIndex } from './index.ts'
import { openIssue } from './issue.ts'

/** The list of all issues, where it stands in a file of its own. */
declare const newswireIssues: Listed[]

const data = JSON.parse(document.getElementById('data')?.textContent ?? '{}')
if ('view' in data) openIssue({ ...data, issues: data.issues ?? newswireIssues })
else openIndex(data)
