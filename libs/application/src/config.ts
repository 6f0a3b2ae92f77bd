import { join } from 'node:path';
import { readMonthSettings, type MonthSettings } from './months/month-settings';
import { readNoticeSettings, type NoticeSettings } from './notices/notice-settings';
import { readReportSettings, type ReportSettings } from './report-jobs/report-settings';
import { readDigestSettings, type DigestSettings } from './digests/digest-settings';

/** Every environment variable, of the server and of the commands that open its database, in one place. */
export interface Config {
  /** PORT: where the server listens. 0 lets the system choose. Default 3000. */
  readonly port: number;
  /** HOST: address it listens on. Default 127.0.0.1; 0.0.0.0 in a container. */
  readonly host: string;
  /** DATA_DIR: folder of the evidence and of the default database. Default ./data. */
  readonly dataDir: string;
  /** DATABASE_URL: postgres://… or sqlite:<path>. Default: a SQLite file in DATA_DIR. */
  readonly databaseUrl: string;
  /** NODE_ENV=production: no demonstration data, no demonstration accounts, cookies only over HTTPS. */
  readonly production: boolean;
  /** COOKIE_INSECURE=1: sends the session cookie over plain HTTP in production too, for a closed network without TLS. */
  readonly secureCookies: boolean;
  /** LOG_LEVEL: fatal, error, warn, info, debug or silent. Default info. */
  readonly logLevel: string;
  /** JOBS=off: this process runs no daily jobs and sends nothing. */
  readonly jobs: boolean;
  readonly digests: DigestSettings;
  readonly months: MonthSettings;
  readonly notices: NoticeSettings;
  readonly reports: ReportSettings;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** Reads the environment. Throws an Error that names every variable that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const wrong: string[] = [];
  const port = Number(env['PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    wrong.push('PORT must be a whole number from 0 to 65535');
  const dataDir = env['DATA_DIR'] ?? 'data';
  const databaseUrl = env['DATABASE_URL'] ?? `sqlite:${join(dataDir, 'dabiao.sqlite')}`;
  if (!/^(postgres(ql)?:\/\/|sqlite:.)/.test(databaseUrl))
    wrong.push('DATABASE_URL must begin with postgres:// or sqlite:');
  const mode = env['NODE_ENV'] ?? 'development';
  if (!['production', 'development', 'test'].includes(mode))
    wrong.push('NODE_ENV must be production, development or test');
  const logLevel = env['LOG_LEVEL'] ?? 'info';
  if (!LOG_LEVELS.includes(logLevel)) wrong.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`);
  const jobs = env['JOBS'] ?? 'on';
  if (!['on', 'off'].includes(jobs)) wrong.push('JOBS must be on or off');
  const digests = readDigestSettings(env, wrong);
  const months = readMonthSettings(env, wrong);
  const notices = readNoticeSettings(env, wrong);
  const reports = readReportSettings(env, wrong);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const production = mode === 'production';
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataDir,
    databaseUrl,
    production,
    secureCookies: production && env['COOKIE_INSECURE'] !== '1',
    logLevel,
    jobs: jobs === 'on',
    digests,
    months,
    notices,
    reports,
  };
}
