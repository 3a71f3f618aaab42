/** A span as people say it, to the second: `1 小时 30 分钟`, `1 h 30 min`. Days are told in hours: a working day is no day. */
export function lasting(seconds: number): { zh: string; en: string } {
  const whole = Math.round(seconds);
  const parts: [number, string, string][] = [
    [Math.floor(whole / 3600), '小时', 'h'],
    [Math.floor((whole % 3600) / 60), '分钟', 'min'],
    [whole % 60, '秒', 's'],
  ];
  const told = parts.filter(([n]) => n > 0);
  return {
    zh: told.map(([n, unit]) => `${n} ${unit}`).join(' ') || '0 秒',
    en: told.map(([n, , unit]) => `${n} ${unit}`).join(' ') || '0 s',
  };
}
