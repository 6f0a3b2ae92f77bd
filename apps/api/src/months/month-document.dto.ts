import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { REPORT_FORMATS, type ReportFormat } from '@dabiao/documents';
import { LANGS, type Lang } from '@dabiao/messages';
import type { MonthDocument } from '@dabiao/persistence';
import { count, instant, sha256, uuid } from '../openapi/fields';

@ApiSchema({ name: 'MonthDocument', description: 'A file of an accepted revision, kept for ever.' })
export class MonthDocumentDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  revision: number;

  @ApiProperty({ enum: LANGS })
  lang: Lang;

  @ApiProperty({ enum: REPORT_FORMATS })
  format: ReportFormat;

  @ApiProperty({ ...sha256, description: 'Of its bytes.' })
  sha256: string;

  @ApiProperty({ ...count })
  bytes: number;

  @ApiProperty({ ...count, description: 'Version of the formula of its figures.' })
  formulaVersion: number;

  @ApiProperty({ ...instant })
  renderedAt: string;

  static from({ lang, format, ...document }: MonthDocument): MonthDocumentDto {
    const { id, revision, sha256: hash, bytes, formulaVersion, renderedAt } = document;
    return {
      ...{ id, revision, lang: lang as Lang, format: format as ReportFormat },
      ...{ sha256: hash, bytes, formulaVersion, renderedAt },
    };
  }
}
