/**
 * The foot of every printed page for browsers that print nothing in the margins: the words, the mark and the QR code
 * of `setPrintFoot`, and the room they take. The number of the page is not to be had there.
 */
export function PrintFoot() {
  return (
    <>
      <div class="paper-foot-room" />
      <div class="paper-foot">
        <span class="paper-foot-code" />
        <span class="paper-foot-words" />
        <span class="paper-foot-mark" />
      </div>
    </>
  );
}
