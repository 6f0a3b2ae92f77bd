import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ReportRenderer, type ReportFormat } from '@dabiao/documents';
import type { ReportModel } from '@dabiao/reporting';
import type { MadeFile } from '../sheets/sheet-export.service';

export const REPORT_MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
};

/** A report from which every format can be made, and what its files are called, without the ending. */
export interface PreparedReport {
  readonly model: ReportModel;
  readonly title: string;
}

/** The one thread of this application that renders reports; it ends with it. */
@Injectable()
export class Rendering extends ReportRenderer implements OnApplicationShutdown {
  async file({ model, title }: PreparedReport, format: ReportFormat): Promise<MadeFile> {
    const bytes = await this.render(model, format);
    return { name: `${title}.${format}`, mediaType: REPORT_MEDIA_TYPES[format], bytes };
  }

  onApplicationShutdown(): Promise<void> {
    return this.close();
  }
}
