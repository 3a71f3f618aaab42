export type DesktopNotice = { caseId: string; text: string };

/** From so many at once on, one notice tells of all. */
const most = 5;
const shown = new Map<string, Notification>();

/**
 * Shows one notice for each case that is named, replaced rather than stacked, and takes away those that are named no longer. They stand
 * on lock screens: no personal data.
 * @param isNew tells which of them have not been shown yet
 */
export function showDesktop(
  notices: readonly DesktopNotice[],
  isNew: (caseId: string) => boolean,
  many: (n: number) => string,
  open: (caseId: string) => void,
): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  for (const [tag, notification] of shown)
    if (!notices.some((n) => n.caseId === tag) && !(tag === together && notices.length > 0)) {
      notification.close();
      shown.delete(tag);
    }
  const fresh = notices.filter((n) => isNew(n.caseId));
  if (fresh.length > most) put(together, many(fresh.length), () => open(fresh[0]!.caseId));
  else for (const { caseId, text } of fresh) put(caseId, text, () => open(caseId));
}

/** Takes every notice away: whoever is not on duty is called by none. */
export function closeDesktop(): void {
  for (const notification of shown.values()) notification.close();
  shown.clear();
}

const together = 'earshot';

function put(tag: string, text: string, open: () => void): void {
  const notification = new Notification(text, { tag, icon: '/assets/earshot.svg', silent: true });
  notification.onclick = () => {
    window.focus();
    open();
    notification.close();
  };
  shown.set(tag, notification);
}

/** Asked from within a click; what the person answers is the browser's to remember. */
export async function askForNotices(): Promise<void> {
  if ('Notification' in window && Notification.permission === 'default') await Notification.requestPermission().catch(() => {});
}
