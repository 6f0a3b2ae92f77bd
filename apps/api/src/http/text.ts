import { applyDecorators } from '@nestjs/common';
import { IsString, Length, Matches } from 'class-validator';

/** One line with something to read in it. */
export const IsLine = (most: number): PropertyDecorator =>
  applyDecorators(IsString(), Length(1, most), Matches(/^(?=.*\S)[^\u0000-\u001f\u007f]*$/));

/** One line or several with something to read in them. */
export const IsText = (most: number): PropertyDecorator =>
  applyDecorators(IsString(), Length(1, most), Matches(/\S/), Matches(/^[^\u0000]*$/));
