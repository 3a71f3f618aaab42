import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { call } from '../../web/console/api/client.ts';
import { ApiProblem } from '../../web/console/api/problem.ts';

let stop = () => {};
afterEach(() => stop());

async function answering(how: RequestListener): Promise<string> {
  const server = createServer(how);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/cases/c1`;
}

const half: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"caseId":"c1",');
};

test('a whole answer is handed on', async () => {
  const url = await answering((_, response) => response.end('{"caseId":"c1"}'));
  expect(await call('GET', url)).toEqual({ caseId: 'c1' });
});

test('an answer that is given up while it comes in is no empty success', async () => {
  const leaving = new AbortController();
  const url = await answering((request, response) => {
    half(request, response);
    setTimeout(() => leaving.abort(), 50);
  });
  await expect(call('GET', url, { signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test.each<[string, RequestListener]>([
  ['stands still', half],
  [
    'breaks off',
    (request, response) => {
      half(request, response);
      setTimeout(() => response.destroy(), 50);
    },
  ],
])('an answer that %s half way is silence', async (_, how) => {
  const problem = await call('GET', await answering(how), { patience: 200 }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({ isSilence: true });
});

test('a refusal in a gateway’s own words keeps its status and number', async () => {
  const url = await answering((_, response) => response.writeHead(503, { 'apigw-requestid': 'Ab1' }).end('<html>busy</html>'));
  await expect(call('GET', url)).rejects.toMatchObject({ status: 503, isSilence: false });
});
