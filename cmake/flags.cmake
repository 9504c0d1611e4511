# Compiler and linker flags of all our targets, by the options of the presets.
add_library(onward_flags INTERFACE)
target_include_directories(onward_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(onward_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 leaves designated initialisers' other members to their defaults and still warns about them. What may be
    # uninitialized in a moved optional or variant it guesses wrong, g++ 14 more so; the sanitizers know.
    target_compile_options(onward_flags INTERFACE -Wno-missing-field-initializers -Wno-maybe-uninitialized)
else()
    target_compile_options(onward_flags INTERFACE -Wno-missing-field-initializers -Wno-missing-designated-field-initializers
                           -Wno-unknown-warning-option)
endif()
if(ONWARD_WERROR)
    target_compile_options(onward_flags INTERFACE -Werror)
endif()
if(ONWARD_SANITIZE)
    target_compile_options(onward_flags INTERFACE -fsanitize=${ONWARD_SANITIZE} -fno-omit-frame-pointer
                           -fno-sanitize-recover=all)
    target_link_options(onward_flags INTERFACE -fsanitize=${ONWARD_SANITIZE})
endif()
if(ONWARD_HARDEN)
    include(CheckCXXCompilerFlag)
    target_compile_options(onward_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS
                           -fstack-protector-strong)
    check_cxx_compiler_flag(-fcf-protection ONWARD_HAS_CF_PROTECTION)  # not on arm64
    if(ONWARD_HAS_CF_PROTECTION)
        target_compile_options(onward_flags INTERFACE -fcf-protection)
    endif()
    target_link_options(onward_flags INTERFACE -pie -Wl,-z,relro,-z,now)
endif()
