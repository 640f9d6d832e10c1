// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* Marshalling by dxg_call_table. */
#define pr_fmt(fmt) "dxg: " fmt

#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <dxg_status.h>

#include "dxg_call.h"

#define DXG_PAD(bytes)	ALIGN(bytes, GPUPV_RECORD_ALIGN)

static u32 dxg_get_u32(const u8 *args, u16 offset)
{
	u32 value;

	memcpy(&value, args + offset, sizeof(value));
	return value;
}

static u64 dxg_get_u64(const u8 *args, u16 offset)
{
	u64 value;

	memcpy(&value, args + offset, sizeof(value));
	return value;
}

static void dxg_put_u64(u8 *args, u16 offset, u64 value)
{
	memcpy(args + offset, &value, sizeof(value));
}

/* ------------------------------------------------------------- building */

/* Finds the sizes of the record and of the longest reply it can get. */
static int dxg_frame_measure(struct dxg_frame *frame, u32 *reply_size)
{
	const struct dxg_call *call = frame->call;
	/* No sum here can overflow: counts are at most 2^17, elements small. */
	u32 input = DXG_PAD(call->size) + frame->extra;
	u32 output = sizeof(struct gpupv_reply) + DXG_PAD(call->size);
	const struct dxg_array *array;
	struct dxg_frame_array *a;
	u32 count;
	int i;

	for (i = 0; i < DXG_CALL_ARRAYS && call->arrays[i].element; i++) {
		array = &call->arrays[i];
		a = &frame->arrays[i];
		count = dxg_array_count(array, frame->args);
		a->pointer = dxg_get_u64(frame->args, array->pointer);
		if (count > array->max_count)
			return -EINVAL;
		if (!count)
			a->pointer = 0;
		else if (!a->pointer && !(array->flags & DXG_OPTIONAL))
			return -EFAULT;
		a->size = a->pointer ? count * array->element : 0;
		if (array->flags & DXG_IN)
			input += DXG_PAD(a->size);
		if (array->flags & DXG_OUT)
			output += sizeof(u64) + DXG_PAD(a->size);
	}
	if (input > GPUPV_MAX_CALL_BYTES ||
	    output > frame->process->channel->layout.event.max_record)
		return -EINVAL;
	frame->record_size = sizeof(struct gpupv_call) + input;
	*reply_size = output;
	return 0;
}

/* Copies @size bytes and pads them with zeros. */
static u8 *dxg_frame_append(u8 *to, const void *from, u32 size)
{
	memcpy(to, from, size);
	memset(to + size, 0, DXG_PAD(size) - size);
	return to + DXG_PAD(size);
}

/* Finds room for the record and, unless it is posted, for its reply. */
static int dxg_frame_make_record(struct dxg_frame *frame, u32 reply_size)
{
	if (frame->call->flags & DXG_CALL_POST) {
		frame->record = frame->spare;
		if (frame->record_size <= frame->spare_size)
			return 0;
		frame->allocated = kvmalloc(frame->record_size,
					    GFP_KERNEL_ACCOUNT);
		frame->record = frame->allocated;
		return frame->allocated ? 0 : -ENOMEM;
	}
	frame->request = dxg_request_alloc(max(frame->record_size, reply_size));
	if (!frame->request)
		return -ENOMEM;
	frame->request->orphan = frame->orphan;
	frame->orphan = NULL;
	frame->record = frame->request->buffer;
	return 0;
}

int dxg_frame_build(struct dxg_frame *frame)
{
	const struct dxg_call *call = frame->call;
	const struct dxg_array *array;
	struct dxg_frame_array *a;
	struct gpupv_call *record;
	u32 reply_size;
	u8 *args, *next;
	int i, ret;

	ret = dxg_frame_measure(frame, &reply_size);
	if (ret)
		return ret;
	ret = dxg_frame_make_record(frame, reply_size);
	if (ret)
		return ret;
	record = frame->record;
	memset(record, 0, sizeof(*record));
	record->record.size = frame->record_size;
	record->record.type = GPUPV_CALL;
	record->record.process = frame->process->id;
	record->record.call = frame->number;
	record->event = frame->event;
	record->share = frame->share;

	args = (u8 *)(record + 1);
	next = dxg_frame_append(args, frame->args, call->size);
	for (i = 0; i < DXG_CALL_ARRAYS && call->arrays[i].element; i++) {
		array = &call->arrays[i];
		a = &frame->arrays[i];
		dxg_put_u64(args, array->pointer, a->pointer ? 1 : 0);
		if (!a->pointer || !(array->flags & DXG_IN))
			continue;
		a->sent = next;
		if (a->preloaded) {
			next = dxg_frame_append(next, a->preloaded, a->size);
			continue;
		}
		if (copy_from_user(next, u64_to_user_ptr(a->pointer), a->size))
			return -EFAULT;
		memset(next + a->size, 0, DXG_PAD(a->size) - a->size);
		next += DXG_PAD(a->size);
	}
	frame->extra_sent = next;
	return 0;
}

/* -------------------------------------------------------------- sending */

static int dxg_frame_check_uses(struct dxg_frame *frame)
{
	const struct dxg_call *call = frame->call;
	const u8 *args = frame->args;
	const struct dxg_handle *handle;
	struct dxg_frame_array *a;
	u32 count;
	int i, ret;

	for (i = 0; i < ARRAY_SIZE(call->uses); i++) {
		handle = &call->uses[i];
		if (handle->type == DXG_HANDLE_NONE)
			break;
		count = handle->count == DXG_NO_FIELD ? 1 :
			dxg_get_u32(args, handle->count);
		if (count > handle->max_count)
			return -EINVAL;
		ret = dxg_process_check(frame->process, args + handle->offset,
					count, handle->type);
		if (ret)
			return ret;
	}
	for (i = 0; i < DXG_CALL_ARRAYS && call->arrays[i].element; i++) {
		a = &frame->arrays[i];
		if (call->arrays[i].handle_type == DXG_HANDLE_NONE || !a->sent)
			continue;
		ret = dxg_process_check(frame->process, a->sent,
					a->size / sizeof(u32),
					call->arrays[i].handle_type);
		if (ret)
			return ret;
	}
	return 0;
}

static bool dxg_is_target(u8 type)
{
	return type == DXG_HANDLE_CONTEXT || type == DXG_HANDLE_HWQUEUE ||
	       type == DXG_HANDLE_SYNC;
}

/* Work needs somewhere to run, and a signal or wait something to act on. */
static bool dxg_frame_has_targets(const struct dxg_frame *frame)
{
	const struct dxg_call *call = frame->call;
	int i;

	for (i = 0; i < ARRAY_SIZE(call->uses); i++) {
		if (call->uses[i].count != DXG_NO_FIELD &&
		    dxg_is_target(call->uses[i].type) &&
		    !dxg_get_u32(frame->args, call->uses[i].count))
			return false;
	}
	for (i = 0; i < DXG_CALL_ARRAYS && call->arrays[i].element; i++) {
		if (dxg_is_target(call->arrays[i].handle_type) &&
		    !frame->arrays[i].size)
			return false;
	}
	return true;
}

int dxg_frame_post(struct dxg_frame *frame)
{
	int ret;

	ret = dxg_frame_check_uses(frame);
	if (ret)
		return ret;
	frame->record->record.type = GPUPV_POST;
	return dxg_channel_post(frame->process->channel,
				frame->process->generation, frame->record,
				frame->record_size);
}

/* Finds structure and arrays in the reply; their lengths are the host's word. */
static int dxg_frame_parse(struct dxg_frame *frame)
{
	const struct dxg_call *call = frame->call;
	u32 left = frame->request->length - sizeof(struct gpupv_reply);
	u8 *next = (u8 *)frame->request->buffer + sizeof(struct gpupv_reply);
	struct dxg_frame_array *a;
	u64 size;
	int i;

	if (left < DXG_PAD(call->size))
		return -EINVAL;
	frame->reply_args = next;
	next += DXG_PAD(call->size);
	left -= DXG_PAD(call->size);
	for (i = 0; i < DXG_CALL_ARRAYS && call->arrays[i].element; i++) {
		a = &frame->arrays[i];
		/* What the user wrote where a pointer is stays there. */
		memcpy(frame->reply_args + call->arrays[i].pointer,
		       frame->user_args + call->arrays[i].pointer,
		       sizeof(u64));
		if (!(call->arrays[i].flags & DXG_OUT))
			continue;
		if (left < sizeof(size))
			return -EINVAL;
		memcpy(&size, next, sizeof(size));
		next += sizeof(size);
		left -= sizeof(size);
		if (size > a->size || DXG_PAD((u32)size) > left)
			return -EINVAL;
		a->reply = next;
		a->reply_size = size;
		next += DXG_PAD((u32)size);
		left -= DXG_PAD((u32)size);
	}
	return 0;
}

int dxg_frame_exchange(struct dxg_frame *frame)
{
	int ret;

	ret = dxg_channel_call(frame->process->channel,
			       frame->process->generation, frame->request,
			       frame->record_size);
	if (ret)
		return ret;
	frame->reply = frame->request->buffer;
	frame->status = frame->reply->status;
	ret = dxg_frame_parse(frame);
	if (ret) {
		frame->reply_args = NULL;
		if (frame->status >= 0)
			pr_warn_once("the host answered %s with nonsense\n",
				     frame->call->name);
	}
	if (frame->status < 0)
		return dxg_status_to_errno(frame->status);
	return ret;
}

/* -------------------------------------------------------------- objects */

int dxg_frame_enter(struct dxg_frame *frame)
{
	const struct dxg_call *call = frame->call;
	const u8 *args = frame->reply_args;
	const struct dxg_handle *makes;
	struct dxg_object *object;
	struct dxg_made made;
	int i;

	for (i = 0; i < ARRAY_SIZE(call->makes); i++) {
		makes = &call->makes[i];
		if (makes->type == DXG_HANDLE_NONE)
			break;
		memset(&made, 0, sizeof(made));
		made.handle = dxg_get_u32(args, makes->offset);
		made.type = makes->type;
		made.monitored = frame->monitored;
		if (makes->parent != DXG_NO_FIELD)
			made.owner = dxg_get_u32(args, makes->parent);
		if (frame->number == _IOC_NR(LX_DXOPENADAPTERFROMLUID))
			memcpy(&made.luid, args, sizeof(made.luid));
		object = dxg_process_enter(frame->process, &made);
		if (IS_ERR(object))
			return PTR_ERR(object);
	}
	return 0;
}

/* Which call destroys what call @number makes, all with one handle. */
static u32 dxg_destroyer(u32 number)
{
	switch (number) {
	case _IOC_NR(LX_DXOPENADAPTERFROMLUID):
		return _IOC_NR(LX_DXCLOSEADAPTER);
	case _IOC_NR(LX_DXCREATEDEVICE):
		return _IOC_NR(LX_DXDESTROYDEVICE);
	case _IOC_NR(LX_DXCREATECONTEXTVIRTUAL):
		return _IOC_NR(LX_DXDESTROYCONTEXT);
	case _IOC_NR(LX_DXCREATEPAGINGQUEUE):
		return _IOC_NR(LX_DXDESTROYPAGINGQUEUE);
	case _IOC_NR(LX_DXCREATEHWCONTEXT):
		return _IOC_NR(LX_DXDESTROYHWCONTEXT);
	case _IOC_NR(LX_DXCREATEHWQUEUE):
		return _IOC_NR(LX_DXDESTROYHWQUEUE);
	default:
		return _IOC_NR(LX_DXDESTROYSYNCHRONIZATIONOBJECT);
	}
}

void dxg_frame_undo(struct dxg_frame *frame)
{
	/* What else the call made is owned by this. */
	const struct dxg_handle *made = &frame->call->makes[0];
	u64 serial;
	u32 handle;

	if (made->type == DXG_HANDLE_NONE || !frame->reply_args)
		return;
	handle = dxg_get_u32(frame->reply_args, made->offset);
	serial = dxg_process_serial(frame->process, handle, made->type);
	dxg_process_call(frame->process, dxg_destroyer(frame->number), &handle,
			 NULL, 0);
	dxg_process_end(frame->process, handle, serial);
}

int dxg_process_call(struct dxg_process *process, u32 number, const void *args,
		     const void *array, u32 size)
{
	struct dxg_answer answer = {};

	return dxg_process_ask(process, number, args, array, size, &answer);
}

int dxg_process_ask(struct dxg_process *process, u32 number, const void *args,
		    const void *array, u32 size, struct dxg_answer *answer)
{
	const struct dxg_call *call = dxg_call_find(number);
	u32 record_size = sizeof(struct gpupv_call) + DXG_PAD(call->size) +
			  DXG_PAD(size);
	u32 reply_size = sizeof(struct gpupv_reply) + DXG_PAD(call->size);
	struct dxg_request *request;
	struct gpupv_call *record;
	u8 *next;
	int ret;

	request = dxg_request_alloc(max(record_size, reply_size));
	if (!request)
		return -ENOMEM;
	record = request->buffer;
	memset(record, 0, sizeof(*record));
	record->record.size = record_size;
	record->record.type = GPUPV_CALL;
	record->record.process = process->id;
	record->record.call = number;
	next = dxg_frame_append((u8 *)(record + 1), args, call->size);
	if (size) {
		dxg_put_u64((u8 *)(record + 1), call->arrays[0].pointer, 1);
		dxg_frame_append(next, array, size);
	}
	ret = dxg_channel_call(process->channel, process->generation, request,
			       record_size);
	if (!ret) {
		answer->reply = *(struct gpupv_reply *)request->buffer;
		ret = dxg_status_to_errno(answer->reply.status);
		next = (u8 *)request->buffer + sizeof(answer->reply);
		if (!ret && answer->size > request->length -
					   sizeof(answer->reply))
			ret = -EINVAL;
		if (!ret && answer->size)
			memcpy(answer->args, next, answer->size);
	}
	dxg_request_put(request);
	return ret;
}

/* ------------------------------------------------------------- finishing */

static int dxg_frame_copy_span(struct dxg_frame *frame, u16 offset, u16 size)
{
	if (copy_to_user(frame->user + offset, frame->reply_args + offset,
			 size))
		return -EFAULT;
	return 0;
}

int dxg_frame_finish(struct dxg_frame *frame)
{
	const struct dxg_call *call = frame->call;
	struct dxg_frame_array *a;
	int i, ret;

	for (i = 0; i < ARRAY_SIZE(call->out) && call->out[i].size; i++) {
		ret = dxg_frame_copy_span(frame, call->out[i].offset,
					  call->out[i].size);
		if (ret)
			return ret;
	}
	for (i = 0; i < DXG_CALL_ARRAYS && call->arrays[i].element; i++) {
		a = &frame->arrays[i];
		if (!a->reply_size)
			continue;
		if (copy_to_user(u64_to_user_ptr(a->pointer), a->reply,
				 a->reply_size))
			return -EFAULT;
	}
	return 0;
}

/* A call with nothing of its own to do here. */
static int dxg_frame_run(struct dxg_frame *frame)
{
	const struct dxg_call *call = frame->call;
	const struct dxg_handle *ends = &call->ends[0];
	u64 serial = 0;
	u32 handle = 0;
	int ret;

	ret = dxg_frame_build(frame);
	if (ret)
		return ret;
	if (call->flags & DXG_CALL_POST)
		return dxg_frame_has_targets(frame) ? dxg_frame_post(frame) :
						      -EINVAL;

	if (ends->type != DXG_HANDLE_NONE) {
		/* Once it is destroyed somebody else may get the handle. */
		handle = dxg_get_u32(frame->args, ends->offset);
		serial = dxg_process_serial(frame->process, handle, ends->type);
	}
	ret = dxg_frame_exchange(frame);
	if (ret) {
		/* What did not fit is told to those who did not fit. */
		if (frame->number == _IOC_NR(LX_DXMAKERESIDENT) &&
		    frame->reply_args &&
		    dxg_frame_copy_span(frame,
					offsetof(struct d3dddi_makeresident,
						 num_bytes_to_trim),
					sizeof(u64)))
			ret = -EFAULT;
		return ret;
	}
	if (serial)
		dxg_process_end(frame->process, handle, serial);
	if (call->makes[0].type != DXG_HANDLE_NONE) {
		mutex_lock(&frame->process->lock);
		ret = dxg_frame_enter(frame);
		mutex_unlock(&frame->process->lock);
	}
	if (!ret)
		ret = dxg_frame_finish(frame);
	if (ret) {
		dxg_frame_undo(frame);
		return ret;
	}
	return frame->status;
}

/* The longest structure has room twice. */
static_assert(sizeof(struct dxg_frame) +
	      2 * sizeof(struct d3dkmt_querystatistics) < DXG_SCRATCH_SIZE);

/* A buffer for a call; one of the process's, if any is left. */
static void *dxg_scratch_take(struct dxg_process *process)
{
	void *scratch;
	int i;

	for (i = 0; i < DXG_SCRATCHES; i++) {
		scratch = xchg(&process->scratch[i], NULL);
		if (scratch)
			return scratch;
	}
	return kmalloc(DXG_SCRATCH_SIZE, GFP_KERNEL_ACCOUNT);
}

static void dxg_scratch_give(struct dxg_process *process, void *scratch)
{
	int i;

	for (i = 0; i < DXG_SCRATCHES && scratch; i++)
		scratch = xchg(&process->scratch[i], scratch);
	kfree(scratch);
}

long dxg_call_ioctl(struct dxg_process *process, unsigned int command,
		    void __user *user)
{
	const struct dxg_call *call = dxg_call_find(_IOC_NR(command));
	dxg_special_fn special;
	struct dxg_frame *frame;
	int ret;

	/* Handles belong to who opened the file, not to who inherited it. */
	if (current->tgid != process->tgid)
		return -ENOTTY;
	if (!call || call->flags & DXG_CALL_UNSUPPORTED ||
	    command != call->ioctl)
		return -ENOTTY;
	if (READ_ONCE(process->lost))
		return -ENODEV;
	ret = dxg_process_introduce(process);
	if (ret)
		return ret;

	frame = dxg_scratch_take(process);
	if (!frame)
		return -ENOMEM;
	memset(frame, 0, sizeof(*frame));
	frame->process = process;
	frame->call = call;
	frame->number = _IOC_NR(command);
	frame->user = user;
	frame->user_args = (u8 *)(frame + 1);
	frame->args = frame->user_args + DXG_PAD(call->size);
	frame->spare = frame->args + DXG_PAD(call->size);
	frame->spare_size = (u8 *)frame + DXG_SCRATCH_SIZE -
			    (u8 *)frame->spare;
	if (copy_from_user(frame->user_args, user, call->size)) {
		ret = -EFAULT;
		goto out;
	}
	memcpy(frame->args, frame->user_args, call->size);
	special = call->flags & DXG_CALL_SPECIAL ?
		  dxg_special_find(frame->number) : NULL;
	ret = special ? special(frame) : dxg_frame_run(frame);
out:
	if (frame->request)
		dxg_request_put(frame->request);
	kfree(frame->orphan);
	kvfree(frame->allocated);
	dxg_scratch_give(process, frame);
	return ret;
}
