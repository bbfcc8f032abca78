/** Says things politely to screen readers, one after the other, through the page's live region. */

const GAP = 100;

export function createAnnouncer(region: HTMLElement): (text: string) => void {
  let waiting: string[] = [];
  return (text) => {
    if (!text || waiting.push(text) > 1) return;
    // Emptied first, so that the same words are said again when they are meant again.
    region.textContent = '';
    setTimeout(() => {
      region.textContent = waiting.join(' ');
      waiting = [];
    }, GAP);
  };
}
