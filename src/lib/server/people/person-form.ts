import * as v from 'valibot';
import { line, signInName } from '../forms/fields.ts';

export const personForm = () => v.object({ displayName: line(40), signInName: signInName() });
