"""What tests share and workers must import."""

import os


def squares(numbers):
    for number in numbers:
        yield number * number


def evens(numbers):
    return (number for number in numbers if number % 2 == 0)


def fails(numbers):
    for number in numbers:
        if number == 20:
            raise ValueError("twenty")
        yield number


def dies(numbers):
    os._exit(9)


def process_ids(numbers):
    for _ in numbers:
        yield os.getpid()
