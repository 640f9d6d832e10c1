# SPDX-License-Identifier: Apache-2.0
#
# `make` says what there is. Everything built lands in .build.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup ready build swift guest kernel image demo test web-test venus-test debug-test bench programs lint generate sbom fuzz coverage clean

BUILD := $(CURDIR)/.build
IMAGE := $(BUILD)/image
SWIFT := $(shell PATH="$$PATH:/opt/swift/usr/bin:/usr/libexec/swift/bin" command -v swift 2>/dev/null || echo swift)
GPUPV := $(BUILD)/release/gpupv
# What the kernel of debug-test checks: kasan (with lockdep, kmemleak and UBSAN) or kcsan (data races).
CHECKER ?= kasan
DEBUG_KERNEL = $(if $(filter kcsan,$(CHECKER)),kcsan,debug)-kernel
# The kernel of the mini-VM. Override to use another Debian kernel package.
KERNEL_VERSION ?= $(shell Images/mini-vm/kernel-version.sh $(IMAGE) 2>/dev/null)
KDIR ?= $(firstword $(wildcard /usr/src/linux-headers-$(KERNEL_VERSION) /lib/modules/$(KERNEL_VERSION)/build))

help: ## Say what there is
	@echo 'gpupv: a GPU for every mini-VM'
	@echo
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18
	@echo
	@echo 'Begin with "make demo".'

setup: ## Install the Debian packages that are missing; needs Swift 6 or newer
	@Images/mini-vm/setup.sh

# In turn: what is built depends on what setup installs.
ready:
	@$(MAKE) --no-print-directory setup
	@$(MAKE) --no-print-directory build

build: swift guest kernel image ## Build gpupv, the guest programs, dxg.ko and the mini-VM's image

swift:
	$(SWIFT) build -c release --product gpupv
	$(SWIFT) build -c release --product gpupv-runtime

guest:
	@if [ -f Tests/Guest/Makefile ]; then $(MAKE) -C Tests/Guest BUILD=$(BUILD)/guest; fi
	@if [ -f Sources/Guest/Preload/Makefile ]; then $(MAKE) -C Sources/Guest/Preload BUILD=$(BUILD)/guest; fi
	@$(MAKE) -C Sources/Guest/VulkanDriver BUILD=$(BUILD)/guest
	@$(MAKE) -C Tests/Vulkan BUILD=$(BUILD)/guest
	@$(MAKE) -C Tests/Conformance BUILD=$(BUILD)/guest
	@$(MAKE) -C Tests/Malformed BUILD=$(BUILD)/guest
	@$(MAKE) -C Tests/Fuzz/Kernel BUILD=$(BUILD)/guest

kernel: ## Build dxg.ko for the mini-VM's kernel (KERNEL_VERSION, KDIR)
	@if [ ! -f GuestKernel/Makefile ]; then echo 'kernel: no GuestKernel/Makefile'; \
	elif [ -z "$(KDIR)" ]; then echo 'kernel: no headers of $(KERNEL_VERSION); run "make setup"' >&2; exit 1; \
	else $(MAKE) -C GuestKernel KDIR=$(KDIR) BUILD=$(BUILD)/kernel/$(KERNEL_VERSION); fi

image: ## Fetch the mini-VM's kernel and build its init
	@Images/mini-vm/build.sh $(IMAGE) $(KERNEL_VERSION)

demo: ready ## Run /dev/dxg's demo, a neural network and a container in mini-VMs, and check them
	@Tests/Integration/demo.sh $(GPUPV) $(BUILD)/guest
	@Tests/Integration/demo-container.sh $(GPUPV)

test: ## Set up, build with warnings as errors and run every check
	@Tests/check.sh

web-test: ready ## Try the daemon's web page in Chromium, which is installed first; pictures in .build/web
	@Tests/Web/check.sh $(GPUPV) $(BUILD)/guest

venus-test: ready ## Check the inventory, the sandbox and hotplug with a Vulkan driver of a GPU's (fetches Debian 13's QEMU)
	@Tests/check.sh venus

debug-test: ready ## Run the guest's tests and fuzz dxg.ko on a kernel with CHECKER, kasan or kcsan (built first, once)
	@Images/debug-kernel/build.sh $(BUILD)/$(DEBUG_KERNEL) $(BUILD)/kernel $(CHECKER)
	@Tests/DebugKernel/check.sh $(GPUPV) $(BUILD)/guest $(BUILD)/$(DEBUG_KERNEL)/boot/vmlinuz-*

bench: ready ## Measure boot and the device
	@Tests/Integration/bench.sh $(GPUPV) $(BUILD)/guest

programs: ready ## Run real Vulkan programs natively, under emulate and in a VM; compare what comes out
	@Tests/Vulkan/programs.sh $(GPUPV) $(BUILD)/guest

lint: ## Check the style of Swift, C and shell sources
	@Tests/lint.sh $(SWIFT)

generate: ## Write the Vulkan encoders and decoders anew from the registry
	@Tests/generated.sh --update

fuzz: ## Fuzz all targets (FUZZ_RUNS executions of each; FUZZ_TARGETS: some of them)
	@Tests/Fuzz/run.sh $(or $(FUZZ_RUNS),1000000) $(FUZZ_TARGETS)

coverage: ## Print which lines the unit tests execute, and write that to docs/testing.md
	@Tests/coverage.sh --write

sbom: ready ## Write what gpupv is made of, as CycloneDX JSON, to .build/gpupv.cdx.json
	@Packaging/sbom.py Package.resolved "$$($(GPUPV) --version)" $(GPUPV) $(BUILD)/guest/libgpupv-*.so \
		$(IMAGE)/gpupv-init >$(BUILD)/gpupv.cdx.json
	@echo $(BUILD)/gpupv.cdx.json

clean: ## Remove what was built (downloads included)
	rm -rf .build .build-*
