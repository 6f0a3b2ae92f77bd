import type { IncomingMessage } from 'node:http';
import multipart, { type Multipart, type MultipartFile } from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { IncomingFile, Upload } from '@dabiao/application';
import { DomainError, invalid } from '@dabiao/kernel';
import { validationPipe } from '../http/validation';

const RECORD_BYTES = 64 * 1024;
/** How long the rest of a refused upload is read and thrown away, so that the sender can hear the answer. */
const DRAIN_MS = 30_000;

/** Teaches the server multipart/form-data. Size and number of files are limited where they are stored. */
export async function registerMultipart(app: NestFastifyApplication): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      fileSize: Infinity,
      fieldSize: RECORD_BYTES,
      fieldNameSize: 100,
      fields: 5,
      parts: 100,
      headerPairs: 20,
    },
  });
}

/**
 * Lets a use case read an upload: the field `record` first, checked against its DTO, then the files as streams.
 * Nothing is read before it is asked for. Whatever is wrong with the form is a DomainError; what the use case does
 * not read is thrown away.
 */
export async function receive<T extends object, R>(
  request: FastifyRequest,
  dto: new () => T,
  work: (upload: Upload<T>) => Promise<R>,
): Promise<R> {
  if (!request.isMultipart()) throw invalid('evidence.notMultipart');
  const form = new Form(request.parts());
  try {
    return await work({
      record: async () => checked(dto, await form.record()),
      files: () => form.files(),
    });
  } catch (error) {
    throw form.brokeWith(error) ? malformed(error) : error;
  } finally {
    drain(request.raw);
  }
}

/** The parts of a form in the order we ask for them. Remembers what went wrong on the sender's side. */
class Form {
  private readonly faults = new Set<unknown>();
  private current: MultipartFile['file'] | undefined;

  constructor(private readonly parts: AsyncIterableIterator<Multipart>) {}

  /** The first part, as JSON. A browser sends it as a field or as a small file. */
  async record(): Promise<unknown> {
    const part = await this.next();
    if (part?.fieldname !== 'record') {
      if (part?.type === 'file') part.file.destroy();
      throw invalid('evidence.recordMissing');
    }
    if (part.type === 'file') return parsed(await this.small(part));
    if (part.valueTruncated) throw invalid('evidence.recordNotJson');
    return typeof part.value === 'string' ? parsed(part.value) : part.value;
  }

  async *files(): AsyncGenerator<IncomingFile> {
    for (let part = await this.next(); part !== undefined; part = await this.next()) {
      if (part.type === 'field')
        throw invalid(
          'http.validation',
          {},
          { errors: [{ field: part.fieldname, messages: ['not a file'] }] },
        );
      yield { name: part.filename, content: this.watched(part).file };
    }
  }

  brokeWith(error: unknown): boolean {
    if (this.faults.has(error) || (error !== undefined && this.current?.errored === error)) return true;
    // A stream that ends without its end gives the reader an error of its own.
    const { code } = (error ?? {}) as { code?: unknown };
    return code === 'ERR_STREAM_PREMATURE_CLOSE' && this.current?.readableEnded === false;
  }

  private async next(): Promise<Multipart | undefined> {
    try {
      const { value, done } = (await this.parts.next()) as IteratorResult<Multipart, undefined>;
      return done === true ? undefined : value;
    } catch (error) {
      this.faults.add(error);
      throw error;
    }
  }

  private watched(part: MultipartFile): MultipartFile {
    this.current = part.file;
    part.file.on('error', (error) => this.faults.add(error));
    return part;
  }

  private async small(part: MultipartFile): Promise<string> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of this.watched(part).file as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > RECORD_BYTES) throw invalid('evidence.recordNotJson');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid('evidence.recordNotJson');
  }
}

async function checked<T extends object>(dto: new () => T, value: unknown): Promise<T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('evidence.recordNotJson');
  return (await validationPipe().transform(value, { type: 'body', metatype: dto })) as T;
}

/** Limits of the form answer 413; anything else says that the form cannot be read. */
function malformed(error: unknown): DomainError {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_INVALID_JSON_FIELD_ERROR') return invalid('evidence.recordNotJson');
  return statusCode === 413
    ? new DomainError('tooLarge', 'evidence.malformed')
    : invalid('evidence.malformed');
}

function drain(request: IncomingMessage): void {
  if (request.readableEnded || request.destroyed) return;
  request.unpipe();
  request.resume();
  const stop = setTimeout(() => request.destroy(), DRAIN_MS).unref();
  request.once('close', () => clearTimeout(stop));
}
