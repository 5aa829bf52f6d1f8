/** Gmail shows no more of a mail than 102 KB of HTML, and hides the rest behind a link. */
export const gmailLimit = 102 * 1024
