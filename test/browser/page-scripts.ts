/** What stands between a page and its machine, so that a test can hear, see and hide it. Plain scripts: they run before the page's own. */

/** Every note that a page lets sound, in Hz, in `tones`. */
export const hearTones = `{
  globalThis.tones = [];
  const { start } = AudioScheduledSourceNode.prototype;
  AudioScheduledSourceNode.prototype.start = function (...when) {
    if (this instanceof OscillatorNode) tones.push(Math.round(this.frequency.value));
    return start.apply(this, when);
  };
}`;

/** Every desktop notice that a page shows, in `notices`; browsers replace one by the next with its tag. */
export const seeNotices = `{
  globalThis.notices = [];
  const Real = Notification;
  globalThis.Notification = class extends Real {
    constructor(title, options = {}) {
      super(title, options);
      this.entry = { title, tag: options.tag, body: options.body ?? '', isOpen: true };
      for (const n of notices) if (n.tag === this.entry.tag) n.isOpen = false;
      notices.push(this.entry);
    }
    close() {
      this.entry.isOpen = false;
      super.close();
    }
  };
}`;

/**
 * A tab that can be hidden as browsers hide one: its own timers stand still and time passes only by the worker's beats, each a second and
 * a half, the next as soon as the page has its answers. `leave()` hides it, `comeBack()` shows it, `ahead` is the time passed meanwhile
 * (ms), by which the server's clock is ahead too. `strips` is what the page has said of the connection since.
 */
export const hideable = `{
  globalThis.ahead = 0;
  globalThis.strips = [];
  let [isHidden, asked, worker] = [false, 0, null];
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(RealDate.now() + ahead);
      else super(...given);
    }
    static now() {
      return RealDate.now() + ahead;
    }
  };
  const later = setTimeout;
  for (const name of ['setTimeout', 'setInterval']) {
    const real = globalThis[name];
    globalThis[name] = (run, wait, ...given) => real(() => (isHidden ? null : run(...given)), wait);
  }
  Object.defineProperty(Document.prototype, 'hidden', { get: () => isHidden });
  Object.defineProperty(Document.prototype, 'visibilityState', { get: () => (isHidden ? 'hidden' : 'visible') });
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    asked++;
    return fetch(...request).catch((error) => {
      asked--;
      throw error;
    });
  };
  const { json } = Response.prototype;
  Response.prototype.json = async function () {
    const answer = await json.call(this).finally(() => asked--);
    if (answer?.serverNow) answer.serverNow = new RealDate(RealDate.parse(answer.serverNow) + ahead).toISOString();
    return answer;
  };
  globalThis.Worker = class extends Worker {
    set onmessage(run) {
      worker = this;
      let last = RealDate.now();
      let isComing = false;
      const next = () => {
        if (asked > 0) return later(next, 5);
        isComing = false;
        this.postMessage('next');
      };
      const soon = () => {
        if (!isComing) later(next, 0);
        isComing = true;
      };
      super.onmessage = (event) => {
        if (isHidden) ahead += 1500 - (RealDate.now() - last);
        last = RealDate.now();
        run(event);
        if (isHidden) soon();
      };
    }
  };
  const turn = (hidden) => {
    isHidden = hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  globalThis.leave = () => {
    strips.length = 0;
    new MutationObserver(() => {
      for (const strip of document.querySelectorAll('.ant-alert-banner')) strips.push(strip.textContent);
    }).observe(document.body, { childList: true, subtree: true });
    turn(true);
    worker.postMessage('next');
  };
  globalThis.comeBack = () => turn(false);
}`;

/** The beat of the feed, which can also be asked for the next. */
export const askableBeat = `onmessage = () => postMessage('beat'); setInterval(() => postMessage('beat'), 1500);`;
