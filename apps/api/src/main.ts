import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ServerStart } from '@dabiao/application';
import { DomainError } from '@dabiao/kernel';
import { say, systemLang, type MessageKey } from '@dabiao/messages';
import { AppModule } from './app.module';
import { readConfig } from './config';
import { configureApp, httpAdapter } from './configure-app';
import { greeting } from './greeting';
import { NestLog } from './http/nest-log';

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const adapter = httpAdapter(config);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger: new NestLog(adapter.getInstance().log),
    abortOnError: false,
  });
  try {
    await configureApp(app);
    // SIGTERM and SIGINT: no new requests, those in flight are finished, then the database is closed.
    app.enableShutdownHooks([], { useProcessExit: true });
    const started = await app.get(ServerStart).prepare(config.production);
    await app.listen(config.port, config.host);
    process.stdout.write(greeting(systemLang(), await app.getUrl(), started));
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** What went wrong, for whoever started the server. */
function reason(error: unknown): string {
  if (error instanceof DomainError) return say(systemLang(), error.code as MessageKey, error.params);
  return error instanceof Error ? error.message : String(error);
}

start().catch((error: unknown) => {
  process.stderr.write(`${reason(error)}\n`);
  process.exitCode = 1;
});
