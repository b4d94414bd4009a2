"""The staff register: who works here, what is known of each as of any day, and since when it is known."""
