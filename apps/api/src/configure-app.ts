import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyReply } from 'fastify';
import type { Config } from './config';
import { registerMultipart } from './evidence/multipart';
import { registerCaching } from './http/caching';
import { refuseOtherOrigins, refuseStrangeInput } from './http/checks';
import { validationPipe } from './http/validation';
import { ApiDocument } from './openapi/api-document';
import { serveWebPage } from './web/web-page';

const JSON_LIMIT = 1024 * 1024;

const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  // Answers may be kept by the browser, never shown without asking again.
  'cache-control': 'private, no-cache',
  // Nothing from anywhere else. Ant Design and the API pages style themselves with inline rules and draw icons from
  // data: URLs; a picture is shown before it is uploaded from a blob: URL.
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
};

/** The HTTP server: JSON logs with request ids, never a body, a cookie or a password. */
export function httpAdapter(config: Config): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: JSON_LIMIT,
    // An id that the client chooses could name another's request in the log.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: config.logLevel,
      base: null,
      redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
    },
  });
}

/** Everything between the socket and the controllers, the same in production and in tests. */
export async function configureApp(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(cookie);
  await registerMultipart(app);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(HEADERS);
    refuseOtherOrigins(request);
    done();
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    refuseStrangeInput(request);
    done();
  });
  registerCaching(fastify);
  fastify.addHook('onResponse', (request, reply, done) => {
    request.log.info(summary(request.method, request.url, reply), 'answered');
    done();
  });
  app.setGlobalPrefix('api');
  app.useGlobalPipes(validationPipe());
  app.get(ApiDocument).describes(app);
  serveWebPage(app);
}

/** One line per request. The query is left out: people search for names. */
function summary(method: string, url: string, reply: FastifyReply): object {
  const path = url.split('?', 1)[0];
  return { method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 };
}
