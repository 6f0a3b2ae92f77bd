import { Agent, request } from 'node:http';

/** What to ask for, again and again. */
export interface Load {
  readonly base: string;
  readonly cookie: string;
  readonly connections: number;
  readonly seconds: number;
  readonly path: string;
  /** Codes of clauses to save, one for each connection; without them the path is read. */
  readonly save?: readonly string[];
}

export interface Measured {
  readonly perSecond: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

const WARM_UP_MS = 1_000;

/** Runs in a process of its own, so that asking does not take the server's time. */
process.once('message', (load: Load) => {
  void run(load).then((measured) => process.send!(measured));
});

async function run(load: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const begin = Date.now() + WARM_UP_MS;
  const end = begin + load.seconds * 1_000;
  const times: number[] = [];
  const work = async (connection: number): Promise<void> => {
    const ask = load.save ? saving(load, load.save[connection]!, agent) : () => send(load, agent, 'GET');
    while (Date.now() < end) {
      const start = process.hrtime.bigint();
      await ask();
      if (Date.now() >= begin) times.push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  };
  await Promise.all(Array.from({ length: load.connections }, (_, i) => work(i)));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { perSecond: times.length / load.seconds, medianMs: at(0.5), p99Ms: at(0.99) };
}

/** Saves one clause over and over, each time on the version the last save gave it. */
function saving(load: Load, code: string, agent: Agent): () => Promise<void> {
  let version: number | undefined;
  return async () => {
    version ??= await currentVersion(load, code, agent);
    const changes = [{ code, version, verdict: version % 2 === 0 ? 'met' : 'unmet' }];
    const answer = await send(load, agent, 'PUT', JSON.stringify({ changes }));
    version = (JSON.parse(answer) as [{ version: number }])[0].version;
  };
}

async function currentVersion(load: Load, code: string, agent: Agent): Promise<number> {
  const path = load.path.replace('verdicts', `clauses/${code}`);
  const answer = JSON.parse(await send({ ...load, path }, agent, 'GET')) as { record: { version: number } };
  return answer.record.version;
}

function send(load: Load, agent: Agent, method: string, body?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: load.cookie, ...(body ? { 'content-type': 'application/json' } : {}) };
    const asked = request(load.base + load.path, { agent, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode !== 200)
          reject(new Error(`${answer.statusCode}: ${Buffer.concat(parts).toString()}`));
        else
          resolve(
            method === 'GET' && !load.path.includes('/clauses/') ? '' : Buffer.concat(parts).toString(),
          );
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
