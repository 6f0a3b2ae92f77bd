import { Injectable, type INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { makeDocument } from './document';

/** The document of the app that runs, made when it is first asked for. */
@Injectable()
export class ApiDocument {
  private app: INestApplication | undefined;
  private made: OpenAPIObject | undefined;

  /** A controller is not given the app it belongs to. */
  describes(app: INestApplication): void {
    this.app = app;
  }

  get(): OpenAPIObject {
    if (!this.app) throw new Error('ApiDocument.describes has not been called.');
    this.made ??= makeDocument(this.app);
    return this.made;
  }
}
