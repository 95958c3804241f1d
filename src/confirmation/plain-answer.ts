import { parseSent, type SentInTab } from '../form/review/sent-in-tab.ts';

/** The HTML id of what a plain POST has sent, as JSON, for script that comes later. */
export const plainSentId = 'da-gui';

/** The place of the built page that a plain POST fills. */
export const plainPlaceClass = 'sent-plainly';

/** What a plain POST has just sent and the page confirms already; from now on script shows it. */
export function takePlainAnswer(): SentInTab | undefined {
  const text = document.getElementById(plainSentId)?.textContent;
  if (text === undefined) return undefined;
  document.querySelector(`.${plainPlaceClass}`)?.replaceChildren();
  return parseSent(text);
}
