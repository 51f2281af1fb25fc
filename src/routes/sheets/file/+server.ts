import { error } from '@sveltejs/kit';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { blankFile, presentFile } from '#lib/server/sheets/file-of-sheet.ts';
import { previews } from '#lib/server/sheets/preview-store.ts';
import { wrongFile } from '#lib/server/sheets/preview-sheet.ts';
import { asSheetName } from '#lib/server/sheets/sheet-names.ts';
import { contentTypes, fileFormats } from '#lib/server/sheets/write-file.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import type { RequestEvent, RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const asked = event.url.searchParams;
	const format = fileFormats.find((each) => each === asked.get('format')) ?? 'xlsx';
	const file = await fileFor(event, format);
	if (!file) error(404);
	return new Response(new Uint8Array(file.bytes), {
		headers: {
			'content-type': contentTypes[format],
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
			'cache-control': 'no-store'
		}
	});
};

function fileFor(event: RequestEvent, format: (typeof fileFormats)[number]) {
	const person = requireCityManager(event);
	const { app } = event.locals;
	const asked = event.url.searchParams;
	const preview = previews.find(asked.get('preview') ?? '', person.id, monotonic());
	if (preview) return wrongFile(app, person, { preview, format });
	const sheet = asSheetName(asked.get('sheet'));
	if (!sheet) return null;
	return asked.get('what') === 'present'
		? presentFile(app, person, { sheet, format })
		: blankFile(sheet, format);
}
