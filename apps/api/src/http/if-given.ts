import { ValidateIf } from 'class-validator';

/** A field that may be left out; null is not leaving it out. */
export const IfGiven = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
