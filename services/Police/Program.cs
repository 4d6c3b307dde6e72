using Medborgarlofte.Police;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
builder.AddServiceDefaults("police");
builder.AddBus();
builder.AddPolice();

var app = builder.Build();
app.MapPolice();
app.MapServiceDefaults();
await app.RunOrMigrateAsync(args);
