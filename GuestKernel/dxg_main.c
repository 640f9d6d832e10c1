// SPDX-License-Identifier: GPL-2.0-only
/* The PCI device with the window, and /dev/dxg. */
#define pr_fmt(fmt) "dxg: " fmt

#include <linux/debugfs.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/interrupt.h>
#include <linux/io.h>
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "dxg_call.h"
#include "dxg_debug.h"
#include "dxg_platform.h"
#include "dxg_window.h"

#define DXG_IVSHMEM_VENDOR	0x1af4
#define DXG_IVSHMEM_DEVICE	0x1110
#define DXG_BAR_REGISTERS	0
#define DXG_BAR_WINDOW		2

/* One adapter for now: the window that has /dev/dxg, if any. */
static DEFINE_MUTEX(dxg_bind_lock);
static struct dxg_window *dxg_bound;

/* ------------------------------------------------------------ parameters */

#define DXG_SPIN_MAX_US		1000u
#define DXG_ECHOES_MAX		100000u

static unsigned int spin_us = 50;

static void dxg_set_spin(struct dxg_window *window)
{
	WRITE_ONCE(window->channel.spin_ns,
		   min(spin_us, DXG_SPIN_MAX_US) * 1000);
}

static int dxg_spin_set(const char *text, const struct kernel_param *param)
{
	int ret = param_set_uint(text, param);

	mutex_lock(&dxg_bind_lock);
	if (!ret && dxg_bound)
		dxg_set_spin(dxg_bound);
	mutex_unlock(&dxg_bind_lock);
	return ret;
}

static const struct kernel_param_ops dxg_spin_ops = {
	.set	= dxg_spin_set,
	.get	= param_get_uint,
};
module_param_cb(spin_us, &dxg_spin_ops, &spin_us, 0644);
MODULE_PARM_DESC(spin_us, "microseconds to look for a reply before sleeping");

/* Nanoseconds of each of the echoes asked for last. */
static unsigned int echo;

static int dxg_echo(struct dxg_channel *channel)
{
	struct dxg_request *request;
	struct gpupv_record *record;
	u32 generation;
	int ret;

	ret = dxg_channel_generation(channel, &generation);
	if (ret)
		return ret;
	request = dxg_request_alloc(sizeof(struct gpupv_reply));
	if (!request)
		return -ENOMEM;
	record = request->buffer;
	memset(record, 0, sizeof(*record));
	record->size = sizeof(*record);
	record->type = GPUPV_ECHO;
	ret = dxg_channel_call(channel, generation, request, sizeof(*record));
	dxg_request_put(request);
	return ret;
}

static int dxg_echo_set(const char *text, const struct kernel_param *param)
{
	unsigned int count, i;
	u64 start;
	int ret;

	ret = kstrtouint(text, 0, &count);
	if (ret)
		return ret;
	if (!count || count > DXG_ECHOES_MAX)
		return -EINVAL;
	mutex_lock(&dxg_bind_lock);
	ret = dxg_bound ? 0 : -ENODEV;
	start = ktime_get_ns();
	for (i = 0; i < count && !ret; i++)
		ret = dxg_echo(&dxg_bound->channel);
	if (!ret)
		echo = div_u64(ktime_get_ns() - start, count);
	mutex_unlock(&dxg_bind_lock);
	return ret;
}

static const struct kernel_param_ops dxg_echo_ops = {
	.set	= dxg_echo_set,
	.get	= param_get_uint,
};
module_param_cb(echo, &dxg_echo_ops, &echo, 0644);
MODULE_PARM_DESC(echo, "write a number of empty records to send to the host and back; read the nanoseconds each took");

/* ----------------------------------------------------------------- files */

/* Over looking for a process and opening it: two first opens are one. */
static DEFINE_MUTEX(dxg_open_lock);

/* What the caller has open already, counted once more; or null. */
static struct dxg_file *dxg_file_again(struct dxg_channel *channel)
{
	struct dxg_process *process;
	struct dxg_file *file, *found = NULL;

	mutex_lock(&channel->processes_lock);
	list_for_each_entry(process, &channel->processes, link) {
		file = dxg_file_of(process);
		/* Of a host that is gone nothing new is to be had. */
		if (process->tgid == current->tgid && file->mm == current->mm &&
		    !READ_ONCE(process->lost) &&
		    refcount_inc_not_zero(&file->opens)) {
			found = file;
			break;
		}
	}
	mutex_unlock(&channel->processes_lock);
	return found;
}

static struct dxg_file *dxg_file_first(struct dxg_channel *channel)
{
	char name[TASK_COMM_LEN];
	struct dxg_file *file;
	int ret;

	file = dxg_file_alloc();
	if (IS_ERR(file))
		return file;
	get_task_comm(name, current);
	ret = dxg_process_open(&file->process, channel, task_tgid_vnr(current),
			       name);
	if (ret) {
		dxg_file_close(file);
		return ERR_PTR(ret);
	}
	return file;
}

static int dxg_open(struct inode *inode, struct file *filp)
{
	/* misc_open leaves the device here and keeps it while we run. */
	struct miscdevice *misc = filp->private_data;
	struct dxg_window *window = container_of(misc, struct dxg_window, misc);
	struct dxg_file *file;

	if (!current->mm)
		return -EINVAL;
	if (mutex_lock_killable(&dxg_open_lock))
		return -EINTR;
	file = dxg_file_again(&window->channel);
	if (!file)
		file = dxg_file_first(&window->channel);
	mutex_unlock(&dxg_open_lock);
	if (IS_ERR(file))
		return PTR_ERR(file);
	filp->private_data = file;
	return 0;
}

static int dxg_release(struct inode *inode, struct file *filp)
{
	struct dxg_file *file = filp->private_data;

	if (!refcount_dec_and_test(&file->opens))
		return 0;
	dxg_process_close(&file->process);
	dxg_file_close(file);
	return 0;
}

static long dxg_ioctl(struct file *filp, unsigned int command,
		      unsigned long argument)
{
	struct dxg_file *file = filp->private_data;

	/* After execve the handles' owner is gone, though its id lives on. */
	if (current->mm != file->mm)
		return -ENOTTY;
	return dxg_call_ioctl(&file->process, command,
			      (void __user *)argument);
}

static const struct file_operations dxg_fops = {
	.owner		= THIS_MODULE,
	.open		= dxg_open,
	.release	= dxg_release,
	.unlocked_ioctl	= dxg_ioctl,
	.compat_ioctl	= compat_ptr_ioctl,
	.llseek		= noop_llseek,
};

/* ---------------------------------------------------------------- window */

static void dxg_window_release(struct dxg_channel *channel)
{
	struct dxg_window *window = dxg_window_of(channel);

	pci_dev_put(window->pdev);
	kfree(window);
}

/* What the CPU was really told about the window's memory type. */
static bool dxg_is_write_back(void *address)
{
#ifdef CONFIG_X86
	unsigned int level;
	pte_t *pte = lookup_address((unsigned long)address, &level);
	unsigned long pat;

	if (!pte)
		return false;
	pat = level == PG_LEVEL_4K ? _PAGE_PAT : _PAGE_PAT_LARGE;
	return !(pte_val(*pte) & (_PAGE_PWT | _PAGE_PCD | pat));
#else
	return true;
#endif
}

/* The doorbell. Nothing to ask the device: a message means ring. */
static irqreturn_t dxg_irq(int irq, void *data)
{
	struct dxg_window *window = data;

	atomic64_inc(&window->channel.interrupts);
	return IRQ_WAKE_THREAD;
}

static irqreturn_t dxg_irq_thread(int irq, void *data)
{
	struct dxg_window *window = data;

	dxg_channel_service(&window->channel);
	return IRQ_HANDLED;
}

static int dxg_window_map(struct dxg_window *window)
{
	struct pci_dev *pdev = window->pdev;
	void *memory;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_regions(pdev, KBUILD_MODNAME);
	if (ret)
		return ret;
	window->registers = pcim_iomap(pdev, DXG_BAR_REGISTERS, 0);
	if (!window->registers)
		return -ENOMEM;
	window->base = pci_resource_start(pdev, DXG_BAR_WINDOW);
	window->channel.window_size = pci_resource_len(pdev, DXG_BAR_WINDOW);
	memory = devm_memremap(&pdev->dev, window->base,
			       window->channel.window_size, MEMREMAP_WB);
	if (IS_ERR(memory))
		return PTR_ERR(memory);
	window->channel.window = memory;
	return dxg_channel_probe(&window->channel);
}

static int dxg_window_start(struct dxg_window *window)
{
	struct pci_dev *pdev = window->pdev;
	int ret;

	pci_set_master(pdev);
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	window->irq = pci_irq_vector(pdev, 0);
	ret = request_threaded_irq(window->irq, dxg_irq, dxg_irq_thread, 0,
				   KBUILD_MODNAME, window);
	if (ret)
		goto free_vectors;
	/* A host that is ready already rang before anybody listened. */
	dxg_channel_service(&window->channel);

	window->misc.minor = MISC_DYNAMIC_MINOR;
	window->misc.name = "dxg";
	window->misc.fops = &dxg_fops;
	window->misc.mode = 0666;
	window->misc.parent = &pdev->dev;
	ret = misc_register(&window->misc);
	if (ret)
		goto stop;
	return 0;

stop:
	dxg_channel_remove(&window->channel);
	free_irq(window->irq, window);
free_vectors:
	pci_free_irq_vectors(pdev);
	return ret;
}

static int dxg_bind(struct dxg_window *window)
{
	int ret = 0;

	mutex_lock(&dxg_bind_lock);
	if (dxg_bound)
		ret = -EBUSY;
	else
		dxg_bound = window;
	mutex_unlock(&dxg_bind_lock);
	return ret;
}

static void dxg_unbind(void)
{
	mutex_lock(&dxg_bind_lock);
	dxg_bound = NULL;
	mutex_unlock(&dxg_bind_lock);
}

static int dxg_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	const struct gpupv_host_header *layout;
	struct dxg_window *window;
	int ret;

	if (PAGE_SIZE != GPUPV_PAGE_SIZE)
		return -ENODEV;
	window = kzalloc(sizeof(*window), GFP_KERNEL);
	if (!window)
		return -ENOMEM;
	window->pdev = pci_dev_get(pdev);
	window->channel.release = dxg_window_release;
	dxg_set_spin(window);
	dxg_channel_init(&window->channel);

	ret = dxg_window_map(window);
	if (ret)
		goto put;
	ret = dxg_bind(window);
	if (ret) {
		dev_err(&pdev->dev, "only one adapter is supported\n");
		goto put;
	}
	ret = dxg_window_start(window);
	if (ret) {
		dev_err(&pdev->dev, "cannot start: %d\n", ret);
		goto unbind;
	}
	window->debug = dxg_debug_create(&window->channel);
	pci_set_drvdata(pdev, window);

	if (!dxg_is_write_back(window->channel.window))
		dev_warn(&pdev->dev,
			 "the window is not cached; place its BAR above 4 GiB\n");
	layout = &window->channel.layout;
	dev_info(&pdev->dev,
		 "window of %llu MiB, heap of %llu MiB, generation %u, features %#llx\n",
		 layout->window_size >> 20, layout->heap_size >> 20,
		 window->channel.generation, window->channel.features);
	return 0;

unbind:
	dxg_unbind();
put:
	/* -ENODEV: some other use of the same device. */
	if (ret != -ENODEV)
		dev_err(&pdev->dev, "no window that can be used: %d\n", ret);
	dxg_channel_put(&window->channel);
	return ret == -EPROTO ? -ENODEV : ret;
}

static void dxg_remove(struct pci_dev *pdev)
{
	struct dxg_window *window = pci_get_drvdata(pdev);

	/* No new files, then nothing for the old ones, then no more doorbells. */
	misc_deregister(&window->misc);
	debugfs_remove_recursive(window->debug);
	dxg_channel_remove(&window->channel);
	free_irq(window->irq, window);
	pci_free_irq_vectors(pdev);
	dxg_unbind();
	dxg_channel_put(&window->channel);
}

static const struct pci_device_id dxg_ids[] = {
	{ PCI_DEVICE(DXG_IVSHMEM_VENDOR, DXG_IVSHMEM_DEVICE) },
	{ }
};
MODULE_DEVICE_TABLE(pci, dxg_ids);

static struct pci_driver dxg_driver = {
	.name		= KBUILD_MODNAME,
	.id_table	= dxg_ids,
	.probe		= dxg_probe,
	.remove		= dxg_remove,
};

static int __init dxg_init(void)
{
	int ret;

	ret = dxg_sync_files_init();
	if (ret)
		return ret;
	ret = pci_register_driver(&dxg_driver);
	if (ret)
		dxg_sync_files_exit();
	return ret;
}

static void __exit dxg_exit(void)
{
	pci_unregister_driver(&dxg_driver);
	dxg_sync_files_exit();
}

module_init(dxg_init);
module_exit(dxg_exit);

MODULE_DESCRIPTION("gpupv paravirtual GPU (D3DKMT on /dev/dxg)");
MODULE_LICENSE("GPL");
MODULE_VERSION(GPUPV_VERSION);
