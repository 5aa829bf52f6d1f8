/** Elements at whose edges white space is not seen. Within a line of text it is, so there it counts. */
const blocks = 'blockquote|body|br|div|h[1-6]|hr|li|ol|p|table|tbody|td|th|tr|ul|v:\\w+'

const edges = new RegExp(
  ` ?(<\\/?(?:${blocks})(?: [^>]*)?>|<!--\\[if[^>]*>|<!\\[endif\\]-->) ?`,
  'g',
)

/** The body of a mail with its unseen white space taken out: what the two orders must have in common. */
export const comparable = (html: string): string =>
  (/<body[\s\S]*<\/body>/.exec(html)?.[0] ?? html).replace(/\s+/g, ' ').replace(edges, '$1').trim()
