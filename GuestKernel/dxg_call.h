/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* From an ioctl to records and back. */
#ifndef DXG_CALL_H
#define DXG_CALL_H

#include <linux/types.h>

#include "dxg_process.h"

/* Carries out one ioctl of @process's. */
long dxg_call_ioctl(struct dxg_process *process, unsigned int command,
		    void __user *user);

/* ---- between dxg_call.c and dxg_call_special.c ---- */

#define DXG_CALL_ARRAYS	4

struct dxg_frame_array {
	u64		pointer;	/* the user's; 0: no such array */
	u32		size;		/* bytes there is room for */
	u32		reply_size;	/* bytes the reply has */
	u8		*sent;		/* where it lies in the record */
	u8		*reply;		/* where it lies in the reply */
	const void	*preloaded;	/* bytes already copied from the user */
};

/* One call on its way. */
struct dxg_frame {
	struct dxg_process	*process;
	const struct dxg_call	*call;
	u32			number;
	void __user		*user;
	struct dxg_request	*request;	/* null: it is posted */
	struct gpupv_call	*record;	/* in @request, or @spare, or */
	void			*allocated;	/* this */
	void			*spare;		/* room for a record */
	u32			spare_size;
	u32			record_size;
	u32			extra;		/* bytes after the table's arrays */
	u8			*extra_sent;	/* where they are to go */
	struct dxg_notice	*orphan;	/* for request->orphan */
	u64			event;
	u64			share;
	bool			monitored;	/* what it makes are such fences */
	const struct gpupv_reply *reply;
	s32			status;		/* of the reply */
	u8			*reply_args;	/* null: the reply has none */
	struct dxg_frame_array	arrays[DXG_CALL_ARRAYS];
	u8			*user_args;	/* the structure as the user has it */
	u8			*args;		/* as it is to be sent */
};

/* Checks counts and pointers in @args, reads arrays, builds the record. */
int dxg_frame_build(struct dxg_frame *frame);
/* Checks handles, then sends the record and waits for nothing. */
int dxg_frame_post(struct dxg_frame *frame);
/*
 * Sends the record, waits, takes the reply apart. 0: it succeeded, with
 * @status; else -errno.
 */
int dxg_frame_exchange(struct dxg_frame *frame);
/* Enters what the table says the call made. process->lock. */
int dxg_frame_enter(struct dxg_frame *frame);
/* Copies what the table says comes back. */
int dxg_frame_finish(struct dxg_frame *frame);
/* Destroys again what the table says the call made. */
void dxg_frame_undo(struct dxg_frame *frame);
/*
 * Makes a call of the kernel's own: @args of call @number, with one array of
 * @size bytes or none.
 */
int dxg_process_call(struct dxg_process *process, u32 number, const void *args,
		     const void *array, u32 size);
/* What came back. */
struct dxg_answer {
	struct gpupv_reply	reply;
	void			*args;		/* filled in if not null */
	u32			size;
};

/* The same with the answer, if it succeeded. */
int dxg_process_ask(struct dxg_process *process, u32 number, const void *args,
		    const void *array, u32 size, struct dxg_answer *answer);

typedef int (*dxg_special_fn)(struct dxg_frame *frame);
/* What a DXG_CALL_SPECIAL does instead; its result is the ioctl's. */
dxg_special_fn dxg_special_find(u32 number);

#endif /* DXG_CALL_H */
