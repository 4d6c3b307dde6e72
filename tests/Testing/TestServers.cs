namespace Medborgarlofte.Testing;

/// <summary>Servers that tests/run starts or the environment names.</summary>
public static class TestServers
{
    /// <summary>amqp address of RabbitMQ; null when there is none.</summary>
    public static string? RabbitMq => Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_RABBITMQ");

    /// <summary>Connection string of PostgreSQL; null when there is none.</summary>
    public static string? PostgreSql => Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_POSTGRESQL");

    /// <summary>Connection string of SQL Server; null when there is none.</summary>
    public static string? SqlServer => Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_SQLSERVER");
}
