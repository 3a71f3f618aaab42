/** What lies over the page and closes by Esc itself: lists, popovers, menus, dialogues, drawers. */
const popups = ['dropdown', 'popover', 'select-dropdown', 'picker-dropdown', 'modal-wrap', 'drawer-open']
  .map((name) => `.ant-${name}`)
  .join();

let wasOpen = false;
// Seen before anybody acts on the press: whatever it closes is no longer there afterwards.
window.addEventListener(
  'keydown',
  () => {
    wasOpen = [...document.querySelectorAll(popups)].some((popup) => popup.checkVisibility());
  },
  true,
);

/** Whether something lay open over the page when the key that is being handled went down. */
export const wasPopupOpen = (): boolean => wasOpen;
