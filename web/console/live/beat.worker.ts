// A page's own timers nearly stop while it is hidden; a worker's go on.
const everyMilliseconds = 1500;
setInterval(() => postMessage('beat'), everyMilliseconds);
