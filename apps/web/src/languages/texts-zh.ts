import { textsOf } from '@dabiao/messages';

export const texts = textsOf('zh');
