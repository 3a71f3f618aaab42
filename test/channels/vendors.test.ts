import { channelBattery } from './battery.ts';
import { stages } from './stages.ts';

const toTheCase = { link: /\/cases\/cchannel/ };
channelBattery('wecom', stages.wecom, { ...toTheCase, pauseSeconds: 60 });
channelBattery('dingtalk', stages.dingtalk, { ...toTheCase, pauseSeconds: 600 });
channelBattery('feishu', stages.feishu, { ...toTheCase, pauseSeconds: 10 });
channelBattery('web-push', stages['web-push'], { ...toTheCase, pauseSeconds: 3 });
channelBattery('mail', stages.mail, { ...toTheCase, pauseSeconds: 60 });

// A short message has room for one link only.
const toThePage = { link: /\/acknowledge\/abc\.def/, pauseSeconds: 7 };
channelBattery('sms', stages.sms, toThePage);
channelBattery('voice', stages.voice, toThePage);
