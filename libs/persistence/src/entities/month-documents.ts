import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { hash, id, instant, int, month, word } from '../columns';
import { MonthRevisionEntity } from './months';
import { HospitalEntity } from './places';

/** A file of an accepted revision of a month, as it is kept for ever. Its bytes lie beside the evidence. */
@Entity('month_document')
@Index(['hospitalId', 'month', 'revision', 'lang', 'format'], { unique: true })
@Index(['revisionId'])
export class MonthDocumentEntity {
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => MonthRevisionEntity)
  @Column(id)
  revisionId: string;

  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  @Column(month)
  month: string;

  @Column(int)
  revision: number;

  @Column(word)
  lang: string;

  @Column(word)
  format: string;

  @Column(hash)
  sha256: string;

  @Column(int)
  bytes: number;

  /** Version of the formula that its figures were made with. */
  @Column(int)
  formulaVersion: number;

  @Column(instant)
  renderedAt: string;
}
